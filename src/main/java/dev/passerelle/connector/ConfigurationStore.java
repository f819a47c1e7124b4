package dev.passerelle.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.audit.Audit;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Secrets;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Skills;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/** The rows of a configuration, in one transaction each. The lock on the bot's row puts two writers in line. */
@ApplicationScoped
class ConfigurationStore {

    @PersistenceContext(unitName = "platform")
    EntityManager platform;

    @Inject
    Bots bots;

    @Inject
    Skills skills;

    @Inject
    ConnectorRows rows;

    @Inject
    Secrets secrets;

    @Inject
    Works works;

    @Inject
    Clock clock;

    @Inject
    Event<ConfigurationChanged> changed;

    @Inject
    Event<ConfigurationSaved> saved;

    @Inject
    Event<BotErased> erased;

    @Inject
    Audit audit;

    @Transactional
    Configurations.Stored read() {
        var bot = bots.current();
        return new Configurations.Stored(document(bot), ETags.of(bot), false);
    }

    @Transactional
    Configurations.Stored create(String slug, BotDocument wanted) {
        var bot = bots.create(slug);
        Tenant.bind(bot.id());
        var connector = rows.add();
        var change = SecretChange.of(SecretChange.Stored.NOTHING, wanted.connector());
        return apply(bot, connector, wanted, change, after -> Differences.between(null, after, connector.hasSecret()));
    }

    @Transactional
    Configurations.Stored replace(BotDocument wanted, String ifMatch) {
        var bot = locked();
        Configurations.mustMatch(ifMatch, ETags.of(bot));
        var before = document(bot);
        var connector = rows.locked().orElseGet(rows::add);
        var change = SecretChange.of(stored(connector), wanted.connector());
        var otherSecret = isOther(connector, change, wanted.connector().clientSecret());
        return apply(bot, connector, wanted, change, after -> Differences.between(before, after, otherSecret));
    }

    @Transactional
    Differences compare(BotDocument wanted, String ifMatch) {
        var bot = bots.current();
        Configurations.mustMatch(ifMatch, ETags.of(bot));
        var connector = rows.connector();
        var change = SecretChange.of(stored(connector), wanted.connector());
        var set = change == SecretChange.KEEP ? connector.hasSecret() : change == SecretChange.REPLACE;
        var after = wanted.with(wanted.connector().masked(set));
        return Differences.between(
                document(bot),
                after,
                isOther(connector, change, wanted.connector().clientSecret()));
    }

    private Bot locked() {
        var bot = platform.find(Bot.class, Tenant.current(), LockModeType.PESSIMISTIC_WRITE);
        if (bot == null) {
            throw Problem.conflict("being-erased");
        }
        return bot;
    }

    private interface Comparison {
        Differences with(BotDocument after);
    }

    private Configurations.Stored apply(
            Bot bot, Connector connector, BotDocument wanted, SecretChange change, Comparison comparison) {
        var queuesBefore = rows.queueChoices();
        var skillsBefore = skills.names();
        if (change != SecretChange.KEEP
                && isOther(connector, change, wanted.connector().clientSecret())) {
            var plain = wanted.connector().clientSecret();
            connector.keepSecret(plain == null ? null : secrets.seal(plain, connector.secretRow()), clock.instant());
        }
        var after = wanted.with(wanted.connector().masked(connector.hasSecret()));
        var differences = comparison.with(after);
        if (!differences.isEmpty()) {
            bots.configure(bot.id(), wanted.settings());
            skills.replace(wanted.skills());
            rows.openingHours(wanted.openingHours());
            connector.configure(wanted.connector());
            rows.queues(wanted.connector().queues());
            note(bot, differences);
            changed.fire(new ConfigurationChanged(bot.id(), differences.created(), differences.changes()));
        }
        saved.fire(new ConfigurationSaved(bot.id(), wanted.callbackUrl()));
        var newWork = !queuesBefore.equals(wanted.connector().queues())
                || !skillsBefore.equals(wanted.skills())
                || differences.changes().stream().anyMatch(ConfigurationStore::isAboutAccess);
        connector.saved(newWork, clock.instant());
        if (connector.isComplete()) {
            works.request(IntegrationWork.KIND, bot.id());
        }
        return new Configurations.Stored(after, ETags.of(bot), differences.created());
    }

    private void note(Bot bot, Differences differences) {
        var before = new LinkedHashMap<String, JsonNode>();
        var after = new LinkedHashMap<String, JsonNode>();
        for (var change : differences.changes()) {
            before.put(change.pointer(), change.before());
            after.put(change.pointer(), change.after());
        }
        var created = differences.created();
        audit.record(created ? "bot.created" : "bot.configured", bot.slug(), created ? null : before, after);
    }

    private static boolean isAboutAccess(Differences.Change change) {
        return List.of("/connector/region", "/connector/clientId", "/connector/clientSecret")
                .contains(change.pointer());
    }

    private boolean isOther(Connector connector, SecretChange change, String plain) {
        return switch (change) {
            case KEEP -> false;
            case FORGET -> true;
            case REPLACE -> !connector.hasSecret() || !plain.equals(opened(connector));
        };
    }

    /** A secret whose key is lost counts as another one, so that it can be given again. */
    private String opened(Connector connector) {
        try {
            return secrets.open(connector.sealedSecret(), connector.secretRow());
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    private static SecretChange.Stored stored(Connector connector) {
        return new SecretChange.Stored(connector.region(), connector.clientId(), connector.hasSecret());
    }

    private BotDocument document(Bot bot) {
        var connector = rows.connector();
        return BotDocument.of(
                bot.settings(),
                skills.names(),
                new BotDocument.Connector(
                        connector.region(),
                        connector.clientId(),
                        null,
                        connector.hasSecret(),
                        connector.identity(),
                        connector.attributes(),
                        rows.queueChoices()),
                rows.openingHours());
    }

    /** Erases everything of the bot in force: its rows go with the bot's, whatever else there is with the event. */
    @Transactional
    void erase() {
        // Whoever observes this locks what others lock before they look at the bot: after it, nobody waits for the
        // other.
        erased.fire(new BotErased(Tenant.current()));
        var bot = platform.find(Bot.class, Tenant.current(), LockModeType.PESSIMISTIC_WRITE);
        if (bot == null) {
            throw Problem.notFound();
        }
        platform.remove(bot);
        platform.flush();
    }
}
