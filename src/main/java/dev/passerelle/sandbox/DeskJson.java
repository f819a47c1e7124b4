package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** The organisation as the desk sees it. */
record DeskJson(Organisation organisation) {

    private static final int ENDED_SHOWN = 20;

    JsonObject overview() {
        return Wire.object(
                "clientId", organisation.clientId,
                "name", organisation.name,
                "queues", organisation.queues.values().stream().map(this::queue).toList(),
                "operators",
                        organisation.operators.values().stream()
                                .map(DeskJson::operator)
                                .toList(),
                "integrations",
                        organisation.integrations.values().stream()
                                .map(each -> Wire.object("id", each.id, "name", each.name))
                                .toList());
    }

    JsonObject seenBy(Operator operator) {
        var live = organisation.live().toList();
        var ended = organisation.conversations.values().stream()
                .filter(each ->
                        !each.live() && each.participants.stream().anyMatch(one -> operator.id.equals(one.userId)))
                .sorted((one, other) -> other.ended.compareTo(one.ended))
                .limit(ENDED_SHOWN);
        return Wire.object(
                "operator", operator(operator),
                "organisation", overview(),
                "waiting",
                        live.stream()
                                .filter(each -> waitsFor(each, operator))
                                .map(this::summary)
                                .toList(),
                "mine",
                        live.stream()
                                .filter(each -> each.mine(operator))
                                .map(this::summary)
                                .toList(),
                "ended", ended.map(this::summary).toList());
    }

    List<JsonObject> waiting() {
        return organisation
                .live()
                .filter(each -> each.agent().isEmpty() && each.offered())
                .map(this::summary)
                .toList();
    }

    JsonObject summary(Conversation conversation) {
        var last = conversation.lastMessage();
        var queueId = conversation.participants.stream()
                .map(each -> each.queueId)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
        return Wire.object(
                "id",
                conversation.id,
                "state",
                conversation.state(),
                "customerId",
                conversation.customerId,
                "integrationId",
                conversation.integrationId,
                "identity",
                Snapshot.write(conversation.identity),
                "queue",
                queueId == null ? null : organisation.queues.get(queueId).name(),
                "operator",
                conversation.agent().map(each -> each.name).orElse(null),
                "operators",
                conversation.participants.stream()
                        .filter(each -> each.is("agent") && each.connected())
                        .map(each -> each.name)
                        .toList(),
                "startedAt",
                conversation.started,
                "endedAt",
                conversation.ended,
                "lastText",
                last.map(Message::text).orElse(null),
                "lastAt",
                last.map(each -> each.time).orElse(conversation.started),
                "messages",
                conversation.messages.size());
    }

    JsonObject detail(Conversation conversation) {
        var integration = organisation.integrations.get(conversation.integrationId);
        var detail = Wire.object(
                "attributes",
                        conversation.customer().map(each -> each.attributes).orElseThrow(),
                "integration", integration.name,
                "participants",
                        new ConversationJson(organisation, conversation).whole().get("participants"),
                "history",
                        conversation.messages.values().stream()
                                .map(each -> message(conversation, each))
                                .toList());
        return Wire.merge(summary(conversation), detail);
    }

    static JsonObject posting(Posting posting) {
        return Wire.object(
                "id", posting.id,
                "integrationId", posting.integrationId,
                "conversationId", posting.conversationId,
                "messageId", posting.messageId,
                "body", posting.body,
                "at", posting.created,
                "attempts", posting.attempts,
                "state", posting.state,
                "status", posting.status,
                "copies", posting.copies,
                "answeredAt", posting.answered);
    }

    private boolean waitsFor(Conversation conversation, Operator operator) {
        return conversation.alerts(operator)
                || conversation
                        .waiting()
                        .filter(each -> operator.onQueue(each.queueId))
                        .isPresent();
    }

    private JsonObject message(Conversation conversation, Message message) {
        var files = files(message);
        return Wire.object(
                "id",
                message.id,
                "author",
                author(message),
                "name",
                message.inbound ? conversation.identity.nickname() : message.author,
                "text",
                message.text(),
                "status",
                message.status,
                "at",
                message.time,
                "providerMessageId",
                message.providerMessageId,
                "file",
                files.isEmpty() ? null : files.get(0),
                "files",
                files,
                "replies",
                replies(message),
                "webhook",
                message.posting == null ? null : message.posting.state);
    }

    private static String author(Message message) {
        if (message.inbound) {
            return "visitor";
        }
        return message.author == null ? "bot" : "operator";
    }

    /** Our copies when we have them, so that the desk needs nothing from elsewhere. */
    private List<JsonObject> files(Message message) {
        return message.attachments().stream().map(each -> file(message, each)).toList();
    }

    private JsonObject file(Message message, JsonObject attachment) {
        var ours = message.inbound ? message.copyId : attachment.getString("id");
        var copy = ours == null ? null : organisation.downloads.get(ours);
        return Wire.object(
                "url",
                attachment.get("url"),
                "path",
                ours == null ? null : "desk/api/files/" + ours,
                "mime",
                attachment.get("mime"),
                "filename",
                attachment.get("filename"),
                "bytes",
                copy == null ? null : copy.bytes().length,
                "failure",
                message.copyFailure);
    }

    private static List<String> replies(Message message) {
        return message.content().stream()
                .map(each -> each.getJsonObject("quickReply"))
                .filter(Objects::nonNull)
                .map(each -> each.getString("text"))
                .toList();
    }

    private JsonObject queue(Queue queue) {
        return Wire.object(
                "id", queue.id(),
                "name", queue.name(),
                "waiting", organisation.waiting(queue.id()),
                "operators",
                        organisation.onQueue(queue.id()).map(each -> each.name).toList());
    }

    private static JsonObject operator(Operator operator) {
        return Wire.object("id", operator.id, "name", operator.name, "onQueue", operator.queueIds);
    }
}
