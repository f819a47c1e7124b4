package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** What comes from Genesys for the conversations of the bot in force. */
@ApplicationScoped
public class Arrivals {

    @Inject
    Ledger ledger;

    @Inject
    Intake intake;

    @Inject
    Streams streams;

    @Inject
    Clock clock;

    /** What became of something that arrived. */
    public enum Placed {
        STORED,
        /** It was here before. */
        DUPLICATE,
        NO_SUCH_CONVERSATION,
        CONVERSATION_ENDED
    }

    /**
     * Stores a message for the visitor. The unique key of the table decides when the same one arrives twice at once.
     *
     * @return what is complete when it is stored durably; fails with {@link Problem} 503 when too much is waiting
     */
    public CompletionStage<Placed> take(Arrival arrival) {
        return intake.take(new Incoming.FromGenesys(Tenant.current(), arrival)).thenApply(Incoming.Placement::placed);
    }

    /** As {@link #take}, and waits. Never inside a transaction: it might hold what the intake is waiting for. */
    public Placed message(Arrival arrival) {
        return Waiting.forThe(take(arrival));
    }

    /** Genesys says how far one of our texts has come. */
    @Transactional
    public Placed receipt(String externalId, Message.Delivery state, String reason) {
        var message = ledger.acceptedAs(externalId);
        if (message.isEmpty()) {
            return Placed.NO_SUCH_CONVERSATION;
        }
        if (!message.get().confirmed(state, reason)) {
            return Placed.DUPLICATE;
        }
        ledger.deliveryChanged(message.get());
        return Placed.STORED;
    }

    /** The operator is writing. Shown to those who listen now, kept by nobody. */
    public void typing(String integration, String conversation, Duration shown) {
        if (streams.isWatched(conversation) && belongs(conversation, integration)) {
            streams.tell(
                    conversation,
                    "typing",
                    new Typing("OPERATOR", clock.instant().plus(shown)));
        }
    }

    record Typing(String author, Instant until) {}

    private boolean belongs(String conversation, String integration) {
        return ledger.find(conversation)
                .filter(found -> found.integration().equals(integration) && !found.isEnded())
                .isPresent();
    }
}
