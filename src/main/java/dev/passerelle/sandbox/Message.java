package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A message as Genesys keeps it, whichever way it went. */
final class Message {

    String id;
    /** Its place among all messages of the organisation. */
    long seq;

    String conversationId;
    String participantId;
    String providerMessageId;
    boolean inbound;
    String author;
    String status;
    Instant time;
    JsonObject normalized;
    List<JsonObject> receipts = new ArrayList<>();
    /** Files of the visitor that were fetched: attachment URL of the product to our own copy. */
    String copyId;

    String text() {
        return normalized.getString("text", null);
    }
}
