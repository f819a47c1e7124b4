package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.attachment.Attachments;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What comes from Genesys for the conversations of the bot in force. */
@ApplicationScoped
public class Arrivals {

    @Inject
    Ledger ledger;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    Attachments attachments;

    @Inject
    Works works;

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

    /** Stores a message for the visitor. The unique key of the table decides when the same one arrives twice at once. */
    @Transactional
    public Placed message(Arrival arrival) {
        var conversation = conversation(arrival.conversation(), arrival.integration());
        if (conversation.isEmpty()) {
            return Placed.NO_SUCH_CONVERSATION;
        }
        if (ledger.holds(arrival.integration(), arrival.externalId())) {
            return Placed.DUPLICATE;
        }
        if (conversation.get().isEnded()) {
            return Placed.CONVERSATION_ENDED;
        }
        append(conversation.get(), arrival);
        return Placed.STORED;
    }

    /** Whether a message with that id of Genesys is stored. */
    @Transactional
    public boolean holds(String integration, String externalId) {
        return ledger.holds(integration, externalId);
    }

    private void append(Conversation conversation, Arrival arrival) {
        var fromOperator = arrival.author() == Message.Author.OPERATOR;
        if (fromOperator) {
            lifeCycle.activate(conversation);
        }
        var now = clock.instant();
        conversation.touched(now);
        var message = ledger.append(conversation, Message.toVisitor(conversation, arrival, now));
        for (int position = 0; position < arrival.files().size(); position++) {
            attachments.await(
                    new Attachment.Place(conversation.id(), message.id(), position),
                    arrival.files().get(position));
        }
        ledger.store(new OperatorReceipt(arrival, now));
        works.request(ReceiptSender.KIND, conversation.id());
        if (fromOperator && conversation.operatorName() == null) {
            // The message does not say who speaks; the conversation does.
            works.request(Observation.KIND, conversation.id());
        }
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

    private Optional<Conversation> conversation(String id, String integration) {
        return ledger.locked(id).filter(found -> found.integration().equals(integration));
    }
}
