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
    String customerId;
    String participantId;
    String providerMessageId;
    boolean inbound;
    String author;
    String status;
    Instant time;
    JsonObject normalized;
    List<JsonObject> receipts = new ArrayList<>();
    /** Our copy of the visitor's file, once it was fetched. */
    String copyId;
    /** Why there is none: the HTTP status, or what went wrong. */
    String copyFailure;
    /** The webhook that took it to the visitor's side. */
    transient Posting posting;

    String text() {
        return normalized.getString("text", null);
    }
}
