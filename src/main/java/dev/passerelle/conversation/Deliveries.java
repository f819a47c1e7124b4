package dev.passerelle.conversation;

import dev.passerelle.genesys.Accepted;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.Verdict;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a try, noted in one transaction each, none around a call to Genesys. A conversation that was erased during
 * the call leaves nothing to note but who has to leave Genesys, and neither does a part that somebody else has brought
 * over meanwhile.
 */
@ApplicationScoped
class Deliveries {

    /** How long it is tried to take a visitor out of a conversation. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final String SENT_ONCE_MORE = "Sent without an answer; Genesys does not show it, so once more";
    private static final String NO_WAY_TO_KNOW = "Sent without an answer, and no way to find out whether it arrived";

    @Inject
    Ledger ledger;

    @Inject
    GivingUp givingUp;

    @Inject
    Departures departures;

    @Inject
    Clock clock;

    /** @return whether there is anything left to do for the conversation, as far as is known now */
    @Transactional
    boolean accepted(String conversationId, Consignment sent, Accepted answer) {
        var conversation = ledger.locked(conversationId).orElse(null);
        if (conversation == null) {
            // Erased during the call: whoever it was is in Genesys now.
            departures.owe(conversationId, sent.integration(), answer.conversationId());
            return false;
        }
        var message = inHand(sent).orElse(null);
        if (message == null) {
            return true;
        }
        ledger.store(
                DeliveryAttempt.accepted(message, answer.genesysMessageId(), answer.correlationId(), clock.instant()));
        conversation.knownInGenesysAs(answer.conversationId());
        count(DeliveryAttempt.Outcome.ACCEPTED);
        message.partSent(Texts.parts(message.text()).size());
        if (message.delivery() == Message.Delivery.SENT) {
            ledger.deliveryChanged(message);
        }
        return conversation.isEnded() || ledger.nextForOperator(conversationId).isPresent();
    }

    /** @return whether it is worth trying again */
    @Transactional
    boolean failed(String conversationId, Consignment sent, GenesysException why) {
        var conversation = ledger.locked(conversationId).orElse(null);
        var message = inHand(sent).orElse(null);
        if (conversation == null || message == null) {
            return false;
        }
        var verdict = why.verdict();
        if (verdict == Verdict.TROUBLE) {
            message.answeredVaguely();
        } else if (verdict != Verdict.SILENCE) {
            message.notTaken(sent.isInDoubt());
        }
        if (verdict == Verdict.HELD) {
            return true;
        }
        record(message, outcome(verdict), why.answer(), why.correlationId());
        if (verdict.again() && !GivingUp.isTooOld(message, clock.instant())) {
            return true;
        }
        givingUp.failed(conversation, message, Undelivered.of(why));
        if (verdict == Verdict.GONE) {
            givingUp.breakOff(conversation, Undelivered.GONE);
        }
        return false;
    }

    private static DeliveryAttempt.Outcome outcome(Verdict verdict) {
        if (verdict.maybeTaken()) {
            return DeliveryAttempt.Outcome.UNCERTAIN;
        }
        return verdict.again() ? DeliveryAttempt.Outcome.POSTPONED : DeliveryAttempt.Outcome.REFUSED;
    }

    /** What was in doubt is sent once more, under the same id and time. */
    @Transactional
    void repeated(String conversationId, Consignment sent) {
        ledger.locked(conversationId).flatMap(any -> inHand(sent)).ifPresent(message -> {
            record(message, DeliveryAttempt.Outcome.UNCERTAIN, SENT_ONCE_MORE, null);
            message.begins();
        });
    }

    /** Genesys shows that it does not have what was in doubt. */
    @Transactional
    void notTaken(String conversationId, Consignment sent) {
        ledger.locked(conversationId).flatMap(any -> inHand(sent)).ifPresent(Message::certainlyNotTaken);
    }

    /** What is in doubt stays so, and is not repeated: a person has to decide. */
    @Transactional
    void uncertain(String conversationId, Consignment sent) {
        ledger.locked(conversationId)
                .ifPresent(conversation -> inHand(sent).ifPresent(message -> {
                    record(message, DeliveryAttempt.Outcome.UNCERTAIN, NO_WAY_TO_KNOW, null);
                    givingUp.failed(conversation, message, Undelivered.UNCERTAIN);
                }));
    }

    /** The integration that the conversation began with is no longer there to send through. */
    @Transactional
    void withoutWay(String conversationId) {
        ledger.locked(conversationId)
                .ifPresent(conversation -> givingUp.breakOff(conversation, Undelivered.NO_INTEGRATION));
    }

    private Optional<Message> inHand(Consignment sent) {
        return ledger.message(sent.message()).filter(message -> message.partsSent() == sent.part());
    }

    private void record(Message message, DeliveryAttempt.Outcome outcome, String answer, String correlationId) {
        count(outcome);
        ledger.store(DeliveryAttempt.failed(message, outcome, answer, correlationId, clock.instant()));
    }

    private static void count(DeliveryAttempt.Outcome outcome) {
        Metrics.counter("passerelle.deliveries", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Who has to be taken out of which conversation of Genesys, and whether a failure may be tried again. */
    record Farewell(String genesysConversation, boolean again) {}

    /** Empty when no farewell is owed, or none is possible. */
    @Transactional
    Optional<Farewell> farewellTo(String id) {
        return ledger.find(id)
                .filter(conversation -> conversation.isFarewellDue() && conversation.genesysConversation() != null)
                .map(conversation -> new Farewell(
                        conversation.genesysConversation(),
                        !conversation.endedBefore(clock.instant().minus(PATIENCE))));
    }

    @Transactional
    void farewellDone(String id) {
        ledger.locked(id).ifPresent(Conversation::farewellDone);
    }
}
