package dev.passerelle.webhook;

import dev.passerelle.attachment.Offer;
import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What Genesys posts to us. Unknown kinds are kept, never fatal. */
sealed interface OperatorEvent {

    /** What Genesys calls this kind. */
    String type();

    /**
     * Words for a visitor, with what comes with them.
     *
     * @param visitor the address that we gave the visitor, which is the conversation's id
     * @param messageId null when Genesys left it out
     */
    record Text(
            String type,
            String visitor,
            String messageId,
            Message.Author author,
            String text,
            List<Offer> files,
            List<Arrival.QuickReply> quickReplies,
            Instant at)
            implements OperatorEvent {}

    /** How far one of our own messages has come. @param state null for one that does not concern us */
    record Receipt(String type, String messageId, Message.Delivery state, String reason) implements OperatorEvent {}

    record Typing(String type, String visitor, Duration shown) implements OperatorEvent {}

    record Unsupported(String type, String visitor, String messageId) implements OperatorEvent {}
}
