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
    /** {@code pending}, {@code delivered} or {@code failed}. */
    String state = "pending";
    /** HTTP status of the last attempt; 0 when there was no answer. */
    int status;
    /** For tests of reordering: the first attempt waits this long, what follows does not. */
    long delayMillis;

    boolean pending() {
        return state.equals("pending");
    }
}
