package dev.passerelle.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A message as Genesys keeps it, whichever way it went. */
final class Message {

    String id;
    /** Its place among all messages of the organisation. */
    long seq;

    String conversationId;
    String customerId;
    String participantId;
    String providerMessageId;
    boolean inbound;
    String author;
    String status;
    Instant time;
    String text;
    /** The normalized message as JSON text: a load test keeps many, and the parsed form is ten times as large. */
    String document;

    boolean withContent;
    List<JsonObject> receipts = new ArrayList<>();
    /** Our copy of the visitor's file, once it was fetched. */
    String copyId;
    /** Why there is none: the HTTP status, or what went wrong. */
    String copyFailure;
    /** The webhook that took it to the visitor's side. */
    transient Posting posting;

    String text() {
        return text;
    }

    void document(JsonObject normalized) {
        document = normalized.toString();
        text = normalized.getString("text", null);
        withContent = normalized.get("content") instanceof JsonArray content && !content.isEmpty();
    }

    JsonObject normalized() {
        return document == null ? Wire.object() : Wire.parse(document).asJsonObject();
    }

    List<JsonObject> content() {
        return withContent ? normalized().getJsonArray("content").getValuesAs(JsonObject.class) : List.of();
    }

    List<JsonObject> attachments() {
        return content().stream()
                .map(each -> each.getJsonObject("attachment"))
                .filter(Objects::nonNull)
                .toList();
    }
}
