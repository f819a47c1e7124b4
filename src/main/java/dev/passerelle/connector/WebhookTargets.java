package dev.passerelle.connector;

import dev.passerelle.security.Secrets;
import dev.passerelle.security.Tokens;
import dev.passerelle.security.WebhookKey;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From a webhook key to the bot, the integration and its secrets; on the path of every message, so remembered for a moment. */
@ApplicationScoped
class WebhookTargets {

    private static final Duration REMEMBERED = Duration.ofSeconds(4);
    private static final int MOST_REMEMBERED = 10_000;

    @Inject
    Rows rows;

    @Inject
    Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Connectors.WebhookTarget target, Instant until) {}

    /** What is remembered of it. */
    Optional<Connectors.WebhookTarget> known(String key) {
        return Optional.ofNullable(known.get(Tokens.hash(key)))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Known::target);
    }

    Optional<Connectors.WebhookTarget> of(String key) {
        var remembered = known(key);
        return remembered.isPresent() ? remembered : read(key);
    }

    private Optional<Connectors.WebhookTarget> read(String key) {
        var hash = Tokens.hash(key);
        var found = rows.key(hash).flatMap(this::target);
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        found.ifPresentOrElse(
                target -> known.put(hash, new Known(target, clock.instant().plus(REMEMBERED))),
                () -> known.remove(hash));
        return found;
    }

    private Optional<Connectors.WebhookTarget> target(WebhookKey key) {
        if (Tenant.isBound()) {
            return Tenant.current().equals(key.bot()) ? rows.target(key) : Optional.empty();
        }
        return Tenant.as(key.bot(), () -> rows.target(key));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        known.clear();
    }

    /** The two reads, each in a transaction that begins when its bot is in force. */
    @ApplicationScoped
    static class Rows {

        @PersistenceContext(unitName = "platform")
        EntityManager platform;

        @Inject
        ConnectorRows rows;

        @Inject
        Secrets secrets;

        @Transactional
        Optional<WebhookKey> key(String hash) {
            return Optional.ofNullable(platform.find(WebhookKey.class, hash));
        }

        @Transactional
        Optional<Connectors.WebhookTarget> target(WebhookKey key) {
            return rows.integration(key.integration())
                    .map(row -> new Connectors.WebhookTarget(key.bot(), row.id(), secretsOf(row)));
        }

        private List<byte[]> secretsOf(Integration row) {
            var all = new ArrayList<byte[]>();
            all.add(bytes(secrets.open(row.sealedSecret(), row.secretRow())));
            if (row.sealedPreviousSecret() != null) {
                all.add(bytes(secrets.open(row.sealedPreviousSecret(), row.previousSecretRow())));
            }
            return List.copyOf(all);
        }

        private static byte[] bytes(String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }
}
