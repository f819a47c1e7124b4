package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.List;

/** Conversations and messages as Genesys shows them to API clients. */
record ConversationJson(Organisation organisation, Conversation conversation) {

    private static final String MESSAGES = "/api/v2/conversations/messages/";

    JsonObject whole() {
        return Wire.object(
                "id", conversation.id,
                "participants",
                        conversation.participants.stream()
                                .map(this::participant)
                                .toList(),
                "otherMediaUris", List.of(),
                "recentTransfers", List.of(),
                "inactivityTimeout", conversation.started.plus(organisation.threadingWindow()),
                "selfUri", MESSAGES + conversation.id);
    }

    JsonObject message(Message message, boolean normalized) {
        var customer = conversation.customerId;
        var integration = conversation.integrationId;
        return Wire.object(
                "id",
                message.id,
                "providerMessageId",
                message.inbound ? message.providerMessageId : message.id,
                "timestamp",
                message.time,
                "fromAddress",
                message.inbound ? customer : integration,
                "toAddress",
                message.inbound ? integration : customer,
                "direction",
                message.inbound ? "inbound" : "outbound",
                "messengerType",
                "open",
                "textBody",
                message.text(),
                "status",
                message.status,
                "media",
                media(message),
                "normalizedMessage",
                normalized ? normalized(message) : null,
                "normalizedReceipts",
                normalized ? message.receipts : null,
                "createdBy",
                createdBy(message),
                "conversationId",
                conversation.id,
                "selfUri",
                MESSAGES + conversation.id + "/messages/" + message.id);
    }

    private JsonObject participant(Participant participant) {
        return Wire.object(
                "id",
                participant.id,
                "name",
                participant.name,
                "purpose",
                participant.purpose,
                "state",
                participant.state,
                "direction",
                "inbound",
                "disconnectType",
                participant.disconnectType,
                "held",
                false,
                "wrapupRequired",
                participant.is("agent"),
                "wrapup",
                participant.wrapup,
                "startTime",
                participant.startAlertingTime == null ? participant.connectedTime : participant.startAlertingTime,
                "startAlertingTime",
                participant.startAlertingTime,
                "connectedTime",
                participant.connectedTime,
                "endTime",
                participant.endTime,
                "user",
                user(participant),
                "queue",
                queue(participant),
                "attributes",
                participant.attributes,
                "fromAddress",
                address(conversation.customerId),
                "toAddress",
                address(conversation.integrationId),
                "messages",
                messages(participant),
                "type",
                "open");
    }

    private List<JsonObject> messages(Participant participant) {
        return participant.messageIds.stream()
                .map(conversation.messages::get)
                .map(each -> Wire.object(
                        "messageId",
                        each.id,
                        "messageURI",
                        MESSAGES + conversation.id + "/messages/" + each.id,
                        "messageStatus",
                        each.status,
                        "messageSegmentCount",
                        1,
                        "messageTime",
                        each.time,
                        "media",
                        media(each)))
                .toList();
    }

    private JsonObject createdBy(Message message) {
        return conversation
                .participant(message.participantId)
                .filter(each -> each.is("agent"))
                .map(this::user)
                .orElse(null);
    }

    private JsonObject user(Participant participant) {
        return participant.userId == null
                ? null
                : Wire.object(
                        "id", participant.userId,
                        "name", participant.name,
                        "selfUri", "/api/v2/users/" + participant.userId);
    }

    private JsonObject queue(Participant participant) {
        var queue = participant.queueId == null ? null : organisation.queues.get(participant.queueId);
        return queue == null
                ? null
                : Wire.object(
                        "id", queue.id(), "name", queue.name(), "selfUri", "/api/v2/routing/queues/" + queue.id());
    }

    private static JsonObject normalized(Message message) {
        var direction = Wire.object("direction", message.inbound ? "Inbound" : "Outbound");
        return Wire.merge(message.normalized(), direction);
    }

    private static List<JsonObject> media(Message message) {
        return message.attachments().stream()
                .map(each -> Wire.object(
                        "id", each.get("id"),
                        "url", each.get("url"),
                        "mediaType", each.get("mime"),
                        "name", each.get("filename"),
                        "contentLengthBytes", each.get("contentSizeBytes")))
                .toList();
    }

    private static JsonObject address(String raw) {
        return Wire.object("addressRaw", raw, "addressNormalized", raw);
    }
}
