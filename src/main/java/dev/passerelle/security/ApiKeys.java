package dev.passerelle.security;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The API keys of the bot in force, and the way from a key to its bot. */
@ApplicationScoped
public class ApiKeys {

    private static final String PREFIX = "psk_";

    /** Seconds for which a found key is believed: the longest that a revoked one can still pass on another node. */
    private static final int BELIEVED_SECONDS = 4;

    private static final int MOST_REMEMBERED = 10_000;

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Event<ApiKeyChanged> changed;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(String bot, Instant until) {}

    /** A new key, readable this once. */
    public record Issued(String id, String key) {

        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    @Transactional
    public Issued issue(String label) {
        var key = PREFIX + Tokens.random();
        var row = new ApiKey(Tenant.current(), Tokens.hash(key), label, clock.instant());
        store.persist(row);
        changed.fire(new ApiKeyChanged(row.id(), label, true));
        return new Issued(row.id(), key);
    }

    @Transactional
    public List<ApiKey> all() {
        return store.createQuery("select k from ApiKey k where k.bot = :bot order by k.id", ApiKey.class)
                .setParameter("bot", Tenant.current())
                .getResultList();
    }

    /** @return whether the bot in force had that key */
    @Transactional
    public boolean revoke(String id) {
        known.clear();
        var row = store.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !row.bot().equals(Tenant.current())) {
            return false;
        }
        store.remove(row);
        changed.fire(new ApiKeyChanged(id, row.label(), false));
        return true;
    }

    /** The bot that a key belongs to. */
    @Transactional
    public Optional<String> botOf(String key) {
        if (!key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var hash = Tokens.hash(key);
        var remembered = known.get(hash);
        if (remembered != null && clock.instant().isBefore(remembered.until())) {
            return Optional.of(remembered.bot());
        }
        return lookUp(hash);
    }

    private Optional<String> lookUp(String hash) {
        var bot = store.createQuery("select k.bot from ApiKey k where k.hash = :hash", String.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        bot.ifPresentOrElse(
                found -> known.put(hash, new Known(found, clock.instant().plusSeconds(BELIEVED_SECONDS))),
                () -> known.remove(hash));
        return bot;
    }
}
