package dev.passerelle.callback;

import dev.passerelle.connector.ConfigurationSaved;
import dev.passerelle.conversation.BotEvents;
import dev.passerelle.conversation.ConversationChanged;
import dev.passerelle.conversation.DeliveryChanged;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for a callback in the transaction that makes it due: no change of a bot that wants to be called is forgotten. */
@ApplicationScoped
public class CallbackRequests {

    /** How long an answer is believed: another node may have saved an address meanwhile. */
    private static final Duration BELIEVED = Duration.ofSeconds(4);

    private static final int MOST_REMEMBERED = 20_000;

    @Inject
    Works works;

    @Inject
    BotEvents events;

    @Inject
    Bots bots;

    @Inject
    Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(boolean wanted, Instant until) {}

    /** The ledger's row lock is held by who changed it. */
    void changed(@Observes ConversationChanged change) {
        if (isWanted(change.bot())) {
            works.request(CallbackDispatcher.KIND, change.conversation());
        }
    }

    /** A receipt comes without a lock. */
    void delivered(@Observes DeliveryChanged change) {
        if (isWanted(Tenant.current())) {
            events.hold(change.conversation());
            works.request(CallbackDispatcher.KIND, change.conversation());
        }
    }

    void saved(@Observes(during = TransactionPhase.AFTER_COMPLETION) ConfigurationSaved configuration) {
        known.remove(configuration.bot());
    }

    /** Whether the bot in force has an address to be called at. */
    public boolean isWanted(String bot) {
        var now = clock.instant();
        var remembered = known.get(bot);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.wanted();
        }
        var wanted = bots.current().callbackUrl() != null;
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.put(bot, new Known(wanted, now.plus(BELIEVED)));
        return wanted;
    }
}
