package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Right;
import dev.passerelle.security.Rights;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The way in of the administration API: the bot is in the path, and in force from here to the end of the request. */
@ApplicationScoped
public class BotOfPath {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Inject
    Bots bots;

    @Inject
    Rights rights;

    @Inject
    HttpServletRequest request;

    /**
     * For what the request does: reading is for who may see the bot, everything else for who may configure it.
     *
     * @throws Problem 404 when there is none, or none that the caller may see; 403 when seeing is all they may
     */
    public Bot enter(String slug) {
        return enter(slug, READING.contains(request.getMethod()) ? Right.SEE : Right.CONFIGURE);
    }

    /** As {@link #enter(String)}, for what takes another right than it seems. */
    public Bot enter(String slug, Right right) {
        var bot = bots.bySlug(slug).orElseThrow(Problem::notFound);
        rights.require(right, bot.id());
        Tenant.bind(bot.id());
        return bot;
    }

    /** @throws Problem as {@link #enter(String)}; a bot that is not there yet is for who may make one */
    void mayWrite(String slug) {
        var bot = bots.bySlug(slug);
        if (bot.isPresent()) {
            rights.require(Right.CONFIGURE, bot.get().id());
        } else if (!rights.isPlatform()) {
            throw Problem.notFound();
        }
    }
}
