package dev.passerelle.conversation;

import dev.passerelle.genesys.ConversationState;
import dev.passerelle.tenant.Bot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a conversation becomes active and how it ends, one transaction each. */
@ApplicationScoped
class LifeCycle {

    /** Genesys' words for a visitor who was let go because nothing was said. */
    private static final Set<String> SILENCE = Set.of("inactivity", "session.expired");

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** How long a minute of a bot's settings is. */
    @Inject
    @ConfigProperty(name = "passerelle.minute", defaultValue = "PT1M")
    Duration minute;

    /** The longest time between the warning of a silent visitor and the end. */
    @Inject
    @ConfigProperty(name = "passerelle.inactivity.notice", defaultValue = "PT2M")
    Duration notice;

    /** Whether it is over when the operator has left and nobody is in line, although Genesys keeps the visitor. */
    @Inject
    @ConfigProperty(name = "passerelle.genesys.end.when.operator.left", defaultValue = "true")
    boolean endWhenOperatorLeft;

    /** How long the next operator may take to come before that. */
    @Inject
    @ConfigProperty(name = "passerelle.genesys.operator.left.grace", defaultValue = "PT30S")
    Duration grace;

    /**
     * What is known of a conversation that is still open.
     *
     * @param next when something is due that needs no word from Genesys
     */
    record Open(
            String id,
            String integration,
            String genesysConversation,
            Conversation.Status status,
            String operator,
            Conversation.Queue queue,
            String skill,
            Instant since,
            Instant leavingSince,
            Instant next) {

        /** Whether what Genesys shows changes anything: most looks change nothing, and lock nothing. */
        boolean isNews(ConversationState state) {
            return switch (state.phase()) {
                case ENDED -> true;
                case ATTENDED ->
                    status == Conversation.Status.WAITING
                            || leavingSince != null
                            || (state.operator().name() != null
                                    && !state.operator().name().equals(operator));
                case WAITING, TRANSFERRING -> operator != null || leavingSince != null || state.operatorHasLeft();
                case UNKNOWN -> false;
            };
        }
    }

    @Transactional
    Optional<Open> open(String id, Bot bot) {
        return ledger.find(id)
                .filter(conversation -> !conversation.isEnded())
                .map(conversation -> new Open(
                        id,
                        conversation.integration(),
                        conversation.genesysConversation(),
                        conversation.status(),
                        conversation.operatorName(),
                        conversation.queue(),
                        conversation.skill(),
                        conversation.createdAt(),
                        conversation.leavingSince(),
                        patience(bot).next(conversation)));
    }

    private Patience patience(Bot bot) {
        return Patience.of(bot, minute, notice);
    }

    /** Does what waiting or silence have made due. @return whether the conversation is over */
    @Transactional
    boolean timeOut(String id, Bot bot) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null) {
            return true;
        }
        var now = clock.instant();
        switch (patience(bot).due(conversation, now)) {
            case END_WAITING -> end(conversation, Conversation.EndReason.NO_OPERATOR, Sentences.VISITOR_GAVE_UP);
            case END_SILENCE -> end(conversation, Conversation.EndReason.INACTIVITY, Sentences.VISITOR_SILENT);
            case WARN -> {
                conversation.warned(now);
                ledger.tell(conversation, Sentences.INACTIVITY_WARNING);
            }
            case NONE -> {
                // Somebody spoke in the meantime.
            }
        }
        return conversation.isEnded();
    }

    private void end(Conversation conversation, Conversation.EndReason reason, Sentences farewell) {
        ledger.end(conversation, reason, Optional.of(farewell.in(conversation.locale())));
    }

    /** Genesys shows where the conversation stands. @return whether it is over */
    @Transactional
    boolean observed(String id, ConversationState state) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null || conversation.isEnded()) {
            return true;
        }
        switch (state.phase()) {
            case ENDED -> ledger.end(conversation, reason(conversation, state), Optional.empty());
            case ATTENDED -> attended(conversation, state.operator().name());
            case WAITING, TRANSFERRING -> unattended(conversation, state);
            case UNKNOWN -> {
                // Nothing can be said of a conversation that shows nobody.
            }
        }
        return conversation.isEnded();
    }

    private static Conversation.EndReason reason(Conversation conversation, ConversationState state) {
        if (conversation.status() == Conversation.Status.WAITING && !state.hadOperator()) {
            return Conversation.EndReason.NO_OPERATOR;
        }
        return state.endReason() != null && SILENCE.contains(state.endReason())
                ? Conversation.EndReason.INACTIVITY
                : Conversation.EndReason.OPERATOR_ENDED;
    }

    private void attended(Conversation conversation, String operator) {
        conversation.stays();
        if (conversation.servedBy(operator)) {
            ledger.nameOperator(conversation);
        }
        activate(conversation);
    }

    /** Waiting again is no news for a visitor who had an operator: only the name is no longer true. */
    private void unattended(Conversation conversation, ConversationState state) {
        conversation.servedByNobody();
        if (!state.operatorHasLeft()) {
            conversation.stays();
            return;
        }
        var now = clock.instant();
        var since = conversation.leaves(now);
        if (endWhenOperatorLeft && now.isAfter(since.plus(grace))) {
            ledger.end(conversation, Conversation.EndReason.OPERATOR_ENDED, Optional.empty());
            ledger.takeLeave(conversation);
        }
    }

    /** Genesys shows the end, but not yet all that was said before. @return since when */
    @Transactional
    Instant leaving(String id) {
        return ledger.locked(id)
                .map(conversation -> conversation.leaves(clock.instant()))
                .orElse(Instant.MIN);
    }

    /** @param conversation locked by the caller */
    @Transactional(Transactional.TxType.MANDATORY)
    void activate(Conversation conversation) {
        if (conversation.activate(clock.instant())) {
            ledger.statusChanged(conversation);
        }
    }

    /** Genesys no longer knows it. */
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
