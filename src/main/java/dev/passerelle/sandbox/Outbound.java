package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What Genesys posts to the webhook. Called with the organisation held: each method keeps what it makes, and the caller
 * sends it.
 */
record Outbound(Organisation organisation, Conversation conversation, Instant now) {

    Posting text(Participant author, String text) {
        return message(author, Wire.object("type", "Text", "text", text, "originatingEntity", "Human"));
    }

    Posting files(Participant author, List<Download> downloads, String text, String apiBase) {
        var content = downloads.stream()
                .map(each -> Wire.object("contentType", "Attachment", "attachment", attachment(each, apiBase)))
                .toList();
        return message(
                author, Wire.object("type", "Text", "text", text, "content", content, "originatingEntity", "Human"));
    }

    private static JsonObject attachment(Download download, String apiBase) {
        return Wire.object(
                "id", download.id(),
                "mediaType", Download.mediaType(download.mime()),
                "url", apiBase + download.path(),
                "mime", download.mime(),
                "filename", download.filename(),
                "contentSizeBytes", download.bytes().length);
    }

    /** Only flows can send these. */
    Posting quickReplies(String text, List<String> replies) {
        var content = replies.stream()
                .map(each -> Wire.object("text", each, "payload", each, "action", "Message"))
                .map(each -> Wire.object("contentType", "QuickReply", "quickReply", each))
                .toList();
        return message(
                conversation.flow(now),
                Wire.object("type", "Structured", "text", text, "content", content, "originatingEntity", "Bot"));
    }

    Posting typing() {
        var event = Wire.object("eventType", "Typing", "typing", Wire.object("type", "On", "duration", 5_000));
        return posting(Ids.message(), Wire.object("type", "Event", "events", List.of(event)));
    }

    /** About a message of the visitor. */
    Posting receipt(Message about, String status, String reason) {
        var reasons = reason == null ? null : List.of(Wire.object("code", "GeneralError", "message", reason));
        return posting(
                about.id, Wire.object("type", "Receipt", "status", status, "isFinalReceipt", true, "reasons", reasons));
    }

    /** Something that no client has seen before. */
    Posting unknown(String type) {
        return posting(Ids.message(), Wire.object("type", type, "content", List.of(Wire.object("contentType", type))));
    }

    /** The same bytes again, as happens when an answer got lost. */
    Posting again(Posting before) {
        var posting = new Posting();
        posting.integrationId = before.integrationId;
        posting.conversationId = before.conversationId;
        posting.messageId = before.messageId;
        posting.body = before.body;
        posting.created = now;
        organisation.keep(posting);
        return posting;
    }

    private Posting message(Participant author, JsonObject what) {
        var message = new Message();
        message.id = Ids.message();
        message.conversationId = conversation.id;
        message.customerId = conversation.customerId;
        message.participantId = author.id;
        message.author = author.name;
        message.status = "queued";
        message.time = now;
        message.document(document(message.id, what));
        organisation.keep(conversation, message);
        message.posting = posting(message.id, message.document);
        return message.posting;
    }

    private Posting posting(String id, JsonObject what) {
        return posting(id, document(id, what).toString());
    }

    private Posting posting(String id, String body) {
        var posting = new Posting();
        posting.integrationId = conversation.integrationId;
        posting.conversationId = conversation.id;
        posting.messageId = id;
        posting.body = body;
        posting.created = now;
        organisation.keep(posting);
        return posting;
    }

    private JsonObject document(String id, JsonObject what) {
        var head = Wire.object("id", id, "channel", channel(id));
        var told = organisation.terms.conversationIdInWebhook ? conversation.id : null;
        var tail = Wire.object("direction", "Outbound", "conversationId", told);
        return Wire.merge(Wire.merge(head, what), tail);
    }

    private JsonObject channel(String messageId) {
        var integration = organisation.integrations.get(conversation.integrationId);
        return Wire.object(
                "id",
                integration.id,
                "platform",
                "Open",
                "type",
                "Private",
                "to",
                Wire.object("id", conversation.customerId, "idType", "Opaque"),
                // The integration's name, not the operator's: Genesys does not tell who writes.
                "from",
                Wire.object("nickname", integration.name, "id", integration.id, "idType", "Opaque"),
                "time",
                now,
                "messageId",
                messageId);
    }
}
