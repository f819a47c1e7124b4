package dev.passerelle.sandbox;

import java.time.Instant;

/** One webhook call and what became of it. The bytes are fixed when it is made: a retry sends the same. */
final class Posting {

    String id = Ids.uuid();
    String integrationId;
    String conversationId;
    String messageId;
    String body;
    Instant created;
    int attempts;
    /** When the last attempt was answered, or given up. */
    Instant answered;
    /** {@code pending}, {@code delivered}, {@code failed}, or {@code lost}: never sent at all. */
    String state = "pending";
    /** HTTP status of the last attempt; 0 when there was no answer. */
    int status;
    /** For tests of reordering: the first attempt waits this long, what follows does not. */
    long delayMillis;
    /** How many times it is sent at once. */
    int copies = 1;

    boolean pending() {
        return state.equals("pending");
    }
}
