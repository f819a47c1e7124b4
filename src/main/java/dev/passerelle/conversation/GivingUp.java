package dev.passerelle.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What it means for a conversation that a text will not reach its operator. Its row is locked by the caller. */
@ApplicationScoped
class GivingUp {

    /** How long a text is tried. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Inject
    Ledger ledger;

    static boolean isTooOld(Message message, Instant now) {
        return !message.at().plus(PATIENCE).isAfter(now);
    }

    /** When the text would have opened the chat, nothing can follow it. */
    @Transactional(TxType.MANDATORY)
    void failed(Conversation conversation, Message message, Undelivered why) {
        var reason = why == Undelivered.GAVE_UP && message.isMaybeTaken() ? Undelivered.UNCERTAIN : why;
        fail(message, reason);
        if (!ledger.hasReachedGenesys(conversation.id())) {
            breakOff(conversation, reason == Undelivered.UNCERTAIN ? Undelivered.CONVERSATION_ENDED : reason);
        }
    }

    @Transactional(TxType.MANDATORY)
    void failedAfterTheEnd(Message message) {
        fail(message, message.isMaybeTaken() ? Undelivered.UNCERTAIN : Undelivered.CONVERSATION_ENDED);
    }

    /** Ends a conversation that cannot be served. If Genesys may know of it, it is told goodbye: it may be a chat there. */
    @Transactional(TxType.MANDATORY)
    void breakOff(Conversation conversation, Undelivered why) {
        ledger.pending(conversation.id()).forEach(message -> fail(message, why));
        var farewell = ledger.mayHaveReachedGenesys(conversation.id())
                ? Optional.of(Sentences.VISITOR_LEFT.in(conversation.locale()))
                : Optional.<String>empty();
        ledger.end(conversation, Conversation.EndReason.DELIVERY_FAILED, farewell);
    }

    private void fail(Message message, Undelivered why) {
        message.failed(why);
        ledger.deliveryChanged(message);
    }
}
