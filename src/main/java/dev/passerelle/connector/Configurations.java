package dev.passerelle.connector;

import dev.passerelle.genesys.Region;
import dev.passerelle.genesys.Regions;
import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.BotLeaving;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes the whole configuration of a bot, for the administration API and for the screens.
 *
 * <p>Not transactional itself: a transaction for a bot begins after the bot is in force.
 */
@ApplicationScoped
public class Configurations {

    @Inject
    Bots bots;

    @Inject
    ConfigurationStore store;

    @Inject
    Regions regions;

    @Inject
    Validator validator;

    @Inject
    Event<BotLeaving> leaving;

    /** A configuration with the entity tag that {@link #write} takes as {@code ifMatch}, in quotes. */
    public record Stored(BotDocument document, String etag, boolean created) {}

    /** The configuration of the bot in force; the secret is not in it. */
    public Stored read() {
        return store.read();
    }

    /**
     * Makes the configuration exactly this, and the bot when there is none. Binds the bot.
     *
     * @param ifMatch entity tags as in the header, or null for "whatever is there"
     * @throws Problem 400, 409 while the bot is being erased, 412 when somebody else changed it
     */
    public Stored write(String slug, BotDocument document, String ifMatch) {
        check(slug, document);
        var bot = enter(slug);
        return bot.isPresent() ? store.replace(document, ifMatch) : create(slug, document, ifMatch);
    }

    /** What {@link #write} would change. */
    public Differences compare(String slug, BotDocument document, String ifMatch) {
        check(slug, document);
        if (enter(slug).isPresent()) {
            return store.compare(document, ifMatch);
        }
        mustMatch(ifMatch, null);
        SecretChange.of(SecretChange.Stored.NOTHING, document.connector());
        var secret = document.connector().clientSecret() != null;
        return Differences.between(null, document.with(document.connector().masked(secret)), secret);
    }

    /** Erases the bot in force and everything of it. */
    public void erase() {
        leaving.fire(new BotLeaving(Tenant.current()));
        store.erase();
    }

    static void mustMatch(String ifMatch, String etag) {
        if (!ETags.allow(ifMatch, etag)) {
            throw Problem.of(412, "changed-meanwhile");
        }
    }

    private Optional<Bot> enter(String slug) {
        var bot = bots.bySlug(slug);
        bot.ifPresent(known -> Tenant.bind(known.id()));
        return bot;
    }

    private Stored create(String slug, BotDocument document, String ifMatch) {
        mustMatch(ifMatch, null);
        try {
            return store.create(slug, document);
        } catch (PersistenceException e) {
            // Somebody else made the bot at the same time: then this is a change of theirs.
            if (Tenant.isBound() || enter(slug).isEmpty()) {
                throw e;
            }
            return store.replace(document, ifMatch);
        }
    }

    private void check(String slug, BotDocument document) {
        if (!BotRules.isSlug(slug)) {
            throw Problem.invalid("", "slug");
        }
        var violations = validator.validate(document);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var known = regions.all().stream().map(Region::id).collect(Collectors.toSet());
        var flaws = BotRules.flaws(document, known);
        if (!flaws.isEmpty()) {
            throw Problem.invalid(flaws);
        }
    }
}
