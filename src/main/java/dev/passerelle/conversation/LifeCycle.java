package dev.passerelle.conversation;

import dev.passerelle.tenant.Bot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** How a conversation becomes active and how it ends, one transaction each. */
@ApplicationScoped
class LifeCycle {

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** What is known of a conversation that is still open. */
    record Open(String genesysConversation, Conversation.Status status, String queueId, java.time.Instant since) {}

    /** Ends a conversation that has waited or been silent for too long. @return the conversation if it goes on */
    @Transactional
    Optional<Open> afterTimeouts(String id, Bot bot) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null || conversation.isEnded()) {
            return Optional.empty();
        }
        var now = clock.instant();
        if (conversation.hasWaitedFor(bot.waiting(), now)) {
            return end(conversation, Conversation.EndReason.NO_OPERATOR, Sentences.VISITOR_GAVE_UP);
        }
        if (conversation.hasBeenIdleFor(bot.inactivity(), now)) {
            return end(conversation, Conversation.EndReason.INACTIVITY, Sentences.VISITOR_SILENT);
        }
        var queue = conversation.queue() == null ? null : conversation.queue().id();
        return Optional.of(
                new Open(conversation.genesysConversation(), conversation.status(), queue, conversation.createdAt()));
    }

    private Optional<Open> end(Conversation conversation, Conversation.EndReason reason, Sentences farewell) {
        ledger.end(conversation, reason, Optional.of(farewell.in(conversation.locale())));
        return Optional.empty();
    }

    /** An operator is there. @param operator the name, when Genesys tells it */
    @Transactional
    void attended(String id, String operator) {
        ledger.locked(id).filter(conversation -> !conversation.isEnded()).ifPresent(conversation -> {
            if (conversation.servedBy(operator)) {
                ledger.nameOperator(conversation);
            }
            activate(conversation);
        });
    }

    /** @param conversation locked by the caller */
    @Transactional(Transactional.TxType.MANDATORY)
    void activate(Conversation conversation) {
        if (conversation.activate(clock.instant())) {
            ledger.statusChanged(conversation);
        }
    }

    @Transactional
    void endedInGenesys(String id) {
        ledger.locked(id)
                .ifPresent(conversation ->
                        ledger.end(conversation, Conversation.EndReason.OPERATOR_ENDED, Optional.empty()));
    }

    @Transactional
    void knownInGenesysAs(String id, String genesysConversation) {
        ledger.locked(id).ifPresent(conversation -> conversation.knownInGenesysAs(genesysConversation));
    }
}
