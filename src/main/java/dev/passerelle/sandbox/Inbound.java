package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the visitor's side sends, taken into its conversation. Called with the organisation held; answers the document
 * that the API gives back.
 */
record Inbound(Organisation organisation, Integration integration, Instant now) {

    /** What was understood of a message. */
    record Accepted(Conversation conversation, Message message, JsonObject answer) {}

    Accepted message(Body body) {
        var channel = channel(body.object("channel"));
        var content = new InboundContent(organisation, integration).read(body);
        var metadata = body.flat("metadata");
        var text = body.optional("text").orElse(null);
        return repeated(channel.messageId())
                .orElseGet(() -> keep(
                        channel,
                        Wire.object(
                                "type",
                                "Text",
                                "text",
                                text,
                                "content",
                                content,
                                "metadata",
                                metadata.isEmpty() ? null : metadata)));
    }

    /** An answer to buttons always belongs to the conversation in which they were shown. */
    Accepted structured(Body body) {
        var channel = channel(body.object("channel"));
        var button = body.object("buttonResponse");
        var type = button.oneOf("type", "ButtonResponseType", "Button", "QuickReply", "DatePicker");
        var response = Wire.object("type", type, "text", button.text("text"), "payload", button.text("payload"));
        var asked = organisation.conversationOf(body.text("originatingMessageId"));
        if (asked.filter(each -> each.integrationId.equals(integration.id)).isEmpty()) {
            throw GenesysError.notFound();
        }
        var content = Wire.object("contentType", "ButtonResponse", "buttonResponse", response);
        return repeated(channel.messageId())
                .orElseGet(() -> keep(
                        channel,
                        Wire.object(
                                "type",
                                "Structured",
                                "text",
                                button.text("text"),
                                "direction",
                                "Inbound",
                                "content",
                                List.of(content))));
    }

    /** @return the answer, and the conversation in which the visitor is typing, when settings let it through */
    Map.Entry<JsonObject, Optional<Conversation>> typing(Body body) {
        var channel = channel(body.object("channel"));
        var events = body.objects("events");
        if (events.isEmpty()) {
            throw GenesysError.missingProperty(".events");
        }
        events.forEach(each -> each.oneOf("eventType", "OpenEventType", "Typing"));
        var typing = Wire.object("eventType", "Typing", "typing", Wire.object("type", "On", "duration", 5_000));
        var answer = Wire.object(
                "id", Ids.message(),
                "channel", channel.json(integration, now),
                "type", "Event",
                "events", events.stream().map(each -> typing).toList());
        var shown = organisation
                .threaded(integration.id, channel.customerId(), now)
                .filter(each -> each.live() && organisation.passesTyping(integration, "inbound"));
        return Map.entry(answer, shown);
    }

    JsonObject receipt(Body body) {
        var id = body.text("id");
        var channel = body.object("channel");
        var customer = channel.object("to").text("id");
        var time = channel.time("time");
        // The schema knows more, but the endpoint supports these two.
        var status = body.oneOf("status", "ReceiptStatus", "Delivered", "Failed");
        var reasons = body.objects("reasons").stream().map(this::reason).toList();
        var message = organisation.message(id).filter(each -> !each.inbound).orElseThrow(GenesysError::notFound);
        var receipt = Wire.object(
                "id",
                id,
                "channel",
                Wire.object(
                        "id",
                        integration.id,
                        "platform",
                        "Open",
                        "type",
                        "Private",
                        "to",
                        Wire.object("id", customer),
                        "from",
                        Wire.object("id", integration.id, "idType", "Opaque"),
                        "time",
                        time),
                "type",
                "Receipt",
                "status",
                status,
                "direction",
                "Outbound",
                "isFinalReceipt",
                body.json().getBoolean("isFinalReceipt", true),
                "reasons",
                reasons);
        message.receipts.add(receipt);
        message.status = status.equals("Delivered") ? "delivery-success" : "delivery-failed";
        return receipt;
    }

    private JsonObject reason(Body reason) {
        return Wire.object(
                "code", reason.optional("code").orElse("GeneralError"),
                "message", reason.text("message"));
    }

    private InboundChannel channel(Body channel) {
        return InboundChannel.read(channel);
    }

    /** With the switch on, the same message id is the same message; Genesys does not promise either. */
    private Optional<Accepted> repeated(String providerMessageId) {
        if (!organisation.terms.deduplicate || providerMessageId == null) {
            return Optional.empty();
        }
        return organisation
                .provided(integration.id, providerMessageId)
                .map(each ->
                        new Accepted(organisation.conversations.get(each.conversationId), each, each.normalized()));
    }

    private Accepted keep(InboundChannel channel, JsonObject what) {
        var conversation = conversation(channel);
        var message = new Message();
        message.id = Ids.message();
        message.conversationId = conversation.id;
        message.customerId = conversation.customerId;
        message.participantId = conversation.customer().orElseThrow().id;
        message.providerMessageId = channel.messageId();
        message.inbound = true;
        message.status = "received";
        message.time = now;
        var head = Wire.object("id", message.id, "channel", channel.json(integration, now));
        var normalized = Wire.merge(head, what);
        message.document(normalized);
        organisation.keep(conversation, message);
        return new Accepted(conversation, message, normalized);
    }

    private Conversation conversation(InboundChannel channel) {
        var conversation =
                organisation.threaded(integration.id, channel.customerId(), now).orElseGet(() -> opened(channel));
        if (!conversation.live()) {
            var queueId = organisation.routed(integration.flowId).map(Queue::id).orElse(null);
            conversation.customerConnects(new LinkedHashMap<>(channel.attributes()), queueId, now);
        } else {
            conversation.customer().orElseThrow().attributes.putAll(channel.attributes());
        }
        conversation.identity = channel.identity().orWhatWasKnown(conversation.identity);
        return conversation;
    }

    private Conversation opened(InboundChannel channel) {
        var conversation = new Conversation();
        conversation.integrationId = integration.id;
        conversation.customerId = channel.customerId();
        conversation.started = now;
        organisation.keep(conversation);
        return conversation;
    }
}
