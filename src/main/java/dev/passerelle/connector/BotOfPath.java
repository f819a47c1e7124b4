package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way in of the administration API: the bot is in the path, and in force from here to the end of the request. */
@ApplicationScoped
public class BotOfPath {

    @Inject
    Bots bots;

    /** @throws Problem 404 when there is none */
    public Bot enter(String slug) {
        var bot = bots.bySlug(slug).orElseThrow(Problem::notFound);
        Tenant.bind(bot.id());
        return bot;
    }
}
