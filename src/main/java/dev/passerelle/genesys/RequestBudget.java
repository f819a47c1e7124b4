package dev.passerelle.genesys;

import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Nodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much of its minute the bot in force has left. Texts go first and wait for their turn; the rest gives way to them.
 *
 * <p>The reserves are meant for a budget of 270 requests and shrink with a smaller one.
 */
@ApplicationScoped
public class RequestBudget {

    static final int MEANT_FOR = 270;

    @Inject
    @ConfigProperty(name = "PASSERELLE_GENESYS_REQUESTS_PER_MINUTE", defaultValue = "" + MEANT_FOR)
    int perMinute;

    @Inject
    Nodes nodes;

    @Inject
    Clock clock;

    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    /** Whether a state may be read now. */
    public boolean mayPoll() {
        return minute().leaves(Priority.STATE, clock.instant());
    }

    /** Whether a receipt may be sent now; if not, it is dropped. */
    public boolean mayReceipt() {
        return minute().leaves(Priority.RECEIPT, clock.instant());
    }

    /** Whether a typing event may be sent now; if not, it is dropped. */
    public boolean mayType() {
        return minute().leaves(Priority.TYPING, clock.instant());
    }

    /** Requests left in this minute. */
    public int remaining() {
        return minute().remaining(clock.instant());
    }

    Minute minute() {
        return minutes.computeIfAbsent(Tenant.current(), bot -> new Minute(perMinute, nodes::alive));
    }

    /** For a token that belongs to no stored connector. */
    Minute fresh() {
        return new Minute(perMinute, () -> 1);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        minutes.remove(erased.bot());
    }
}
