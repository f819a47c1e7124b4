package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachments;
import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Accepted;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.InboundMessage;
import dev.passerelle.genesys.Sender;
import dev.passerelle.problem.Json;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a delivery that touch the store: one transaction each, none around a call to Genesys. A conversation that was
 * erased during the call leaves nothing to note.
 */
@ApplicationScoped
class Deliveries {

    /** How long a text is tried before it counts as failed. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final String ENDED_BEFORE = "The conversation ended before Genesys could be reached";

    @Inject
    Ledger ledger;

    @Inject
    Attachments attachments;

    @Inject
    Connectors connectors;

    @Inject
    Clock clock;

    /** What has to go next; empty when everything has gone, or when nobody is there any more to send it for. */
    @Transactional
    Optional<Consignment> next(String id) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null) {
            return Optional.empty();
        }
        if (conversation.isEnded() && !ledger.hasReachedGenesys(id)) {
            // Opening a chat for a visitor who has gone would leave the operator with a ghost.
            giveUpAll(conversation, ENDED_BEFORE);
            conversation.farewellDone();
            return Optional.empty();
        }
        return ledger.nextForOperator(id).map(message -> consignment(conversation, message));
    }

    private Consignment consignment(Conversation conversation, Message message) {
        var part = message.partsSent();
        var parts = Texts.parts(message.text());
        var first = !ledger.hasReachedGenesys(conversation.id());
        var content = new InboundMessage(
                first ? sender(conversation) : Sender.of(conversation.id()),
                part == 0 ? message.id() : message.id() + "-" + (part + 1),
                message.at().plusMillis(part),
                parts.get(part),
                // With the last part: the words come before what they speak of.
                part == parts.size() - 1 ? attachments.toOperator(message.id()).orElse(null) : null,
                first ? conversation.attributes() : Map.of(),
                first || conversation.genesysConversation() == null);
        var integration = connectors.genesysIntegration(conversation.integration());
        return new Consignment(message.id(), integration.orElse(null), content);
    }

    private static Sender sender(Conversation conversation) {
        var identity = Json.read(conversation.identity(), Connectors.Identity.class);
        return new Sender(conversation.id(), null, identity.firstName(), identity.lastName(), identity.email());
    }

    @Transactional
    void accepted(String conversationId, Consignment sent, Accepted answer) {
        var conversation = ledger.locked(conversationId).orElse(null);
        if (conversation == null) {
            return;
        }
        var message = ledger.message(sent.message()).orElseThrow();
        ledger.store(
                DeliveryAttempt.accepted(message, answer.genesysMessageId(), answer.correlationId(), clock.instant()));
        conversation.knownInGenesysAs(answer.conversationId());
        Metrics.counter("passerelle.deliveries", "outcome", "accepted").increment();
        message.partSent(Texts.parts(message.text()).size());
        if (message.delivery() == Message.Delivery.SENT) {
            ledger.deliveryChanged(message);
        }
    }

    /** @return whether it is worth trying again */
    @Transactional
    boolean postponed(String conversationId, Consignment sent, GenesysException why) {
        var conversation = ledger.locked(conversationId).orElse(null);
        if (conversation == null) {
            return false;
        }
        var message = ledger.message(sent.message()).orElseThrow();
        record(message, DeliveryAttempt.Outcome.POSTPONED, why);
        if (message.at().plus(PATIENCE).isAfter(clock.instant())) {
            return true;
        }
        failed(conversation, message, why.answer());
        return false;
    }

    /** Genesys will never take this one. When it would have opened the chat, or the integration is gone, nothing can follow. */
    @Transactional
    void refused(String conversationId, Consignment sent, GenesysException why) {
        var conversation = ledger.locked(conversationId).orElse(null);
        if (conversation == null) {
            return;
        }
        var message = ledger.message(sent.message()).orElseThrow();
        record(message, DeliveryAttempt.Outcome.REFUSED, why);
        failed(conversation, message, why.answer());
        if (why instanceof GenesysException.Gone) {
            breakOff(conversation, why.answer());
        }
    }

    /** The integration that the conversation began with is no longer there to send through. */
    @Transactional
    void withoutWay(String conversationId) {
        var conversation = ledger.locked(conversationId).orElse(null);
        if (conversation == null) {
            return;
        }
        breakOff(conversation, "The integration no longer exists");
    }

    private void failed(Conversation conversation, Message message, String why) {
        message.failed(why);
        ledger.deliveryChanged(message);
        if (!ledger.hasReachedGenesys(conversation.id())) {
            breakOff(conversation, why);
        }
    }

    private void breakOff(Conversation conversation, String why) {
        giveUpAll(conversation, why);
        ledger.end(conversation, Conversation.EndReason.DELIVERY_FAILED, Optional.empty());
    }

    private void giveUpAll(Conversation conversation, String why) {
        for (var message : ledger.pending(conversation.id())) {
            message.failed(why);
            ledger.deliveryChanged(message);
        }
    }

    private void record(Message message, DeliveryAttempt.Outcome outcome, GenesysException why) {
        Metrics.counter("passerelle.deliveries", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        ledger.store(DeliveryAttempt.failed(message, outcome, why.answer(), why.correlationId(), clock.instant()));
    }

    /** The visitor to disconnect in Genesys; empty when that is not owed, or not possible. */
    @Transactional
    Optional<String> farewellTo(String id) {
        return ledger.find(id).filter(Conversation::isFarewellDue).map(Conversation::genesysConversation);
    }

    @Transactional
    void farewellDone(String id) {
        ledger.locked(id).ifPresent(Conversation::farewellDone);
    }
}
