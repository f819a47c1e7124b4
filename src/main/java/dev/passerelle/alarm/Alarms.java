package dev.passerelle.alarm;

import dev.passerelle.alarm.Alarm.Kind;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The alarms of the bot in force. Raising one that is raised and clearing one that is not is allowed, and cheap enough to be
 * done after every call.
 */
@ApplicationScoped
public class Alarms {

    private static final Logger LOG = Logger.getLogger(Alarms.class.getName());

    /** How long a state seen here is believed: another node may have changed it since. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final int MOST_REMEMBERED = 50_000;

    @Inject
    AlarmRows rows;

    @Inject
    Clock clock;

    /** What was cleared here a moment ago, and until when that counts. */
    private final Map<Subject, Instant> cleared = new ConcurrentHashMap<>();

    private record Subject(String bot, Kind kind, String subject) {}

    /**
     * Says that something needs an administrator. Stored when this returns, whatever becomes of the caller's transaction;
     * callers hold no lock on the bot's row.
     *
     * @param subject what is in trouble, in the terms of the kind, at most 300 characters
     * @param detail what is known of it, shown to administrators: no secret, no text of a visitor; may be null
     */
    public void raise(Kind kind, String subject, String detail) {
        cleared.remove(new Subject(Tenant.current(), kind, subject));
        try {
            rows.raise(kind, subject, detail);
        } catch (RuntimeException failed) {
            // Two at the same moment: the unique key lets one in.
            if (!rows.holds(kind, subject)) {
                throw failed;
            }
        }
        LOG.log(Level.FINE, "Alarm {0} of bot {1}: {2}", new Object[] {kind, Tenant.current(), subject});
    }

    /** The trouble is over. Part of the caller's transaction, if there is one. */
    public void clear(Kind kind, String subject) {
        var key = new Subject(Tenant.current(), kind, subject);
        var now = clock.instant();
        var until = cleared.get(key);
        if (until != null && now.isBefore(until)) {
            return;
        }
        rows.clear(kind, subject);
        if (cleared.size() > MOST_REMEMBERED) {
            cleared.clear();
        }
        cleared.put(key, now.plus(BELIEVED));
    }

    /** As {@link #clear}, whatever the subject. */
    public void clearAll(Kind kind) {
        rows.clearAll(kind);
    }

    /** The oldest first. */
    public List<Alarm> open() {
        return rows.open();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        cleared.keySet().removeIf(key -> key.bot().equals(erased.bot()));
    }
}
