package dev.passerelle.genesys;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much of its minute the bot in force has left. Texts always go; the rest gives way to them.
 *
 * <p>The reserves are meant for a budget of 270 requests and shrink with a smaller one.
 */
@ApplicationScoped
public class RequestBudget {

    private static final int MEANT_FOR = 270;
    private static final int FOR_STATE = 60;
    private static final int FOR_RECEIPT = 40;
    private static final int FOR_TYPING = 60;

    @Inject
    @ConfigProperty(name = "PASSERELLE_GENESYS_REQUESTS_PER_MINUTE", defaultValue = "" + MEANT_FOR)
    int perMinute;

    @Inject
    Clock clock;

    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    /** Whether a state may be read now. */
    public boolean mayPoll() {
        return leaves(FOR_STATE);
    }

    /** Whether a receipt may be sent now. */
    public boolean mayReceipt() {
        return leaves(FOR_RECEIPT);
    }

    /** Whether a typing event may be sent now. */
    public boolean mayType() {
        return leaves(FOR_TYPING);
    }

    /** Requests left in this minute. */
    public int remaining() {
        return minute().remaining(clock.instant());
    }

    Minute minute() {
        return minutes.computeIfAbsent(Tenant.current(), bot -> fresh());
    }

    /** For a token that belongs to no stored connector. */
    Minute fresh() {
        return new Minute(perMinute);
    }

    private boolean leaves(int reserve) {
        return remaining() * MEANT_FOR >= reserve * perMinute;
    }
}
