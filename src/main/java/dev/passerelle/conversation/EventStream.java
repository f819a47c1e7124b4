package dev.passerelle.conversation;

import dev.passerelle.problem.Json;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** One listener of one conversation. It has no state of its own but the last {@code seq} that it was told. */
class EventStream {

    private static final int RETRY_MILLIS = 2000;

    private final String bot;
    private final String conversation;
    private final SseEventSink sink;
    private final Sse sse;
    private final Instant openedAt;
    private final ReentrantLock turn = new ReentrantLock();
    private long lastSeq;

    EventStream(String bot, String conversation, long lastSeq, Channel channel, Instant openedAt) {
        this.bot = bot;
        this.conversation = conversation;
        this.lastSeq = lastSeq;
        this.sink = channel.sink();
        this.sse = channel.sse();
        this.openedAt = openedAt;
    }

    /** The way to the listener, as JAX-RS gives it. */
    record Channel(SseEventSink sink, Sse sse) {}

    record StatusEvent(
            long seq,
            Conversation.Status status,
            Conversation.EndReason endReason,
            ConversationDocument.Operator operator) {}

    String bot() {
        return bot;
    }

    String conversation() {
        return conversation;
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    boolean isOlderThan(Instant moment) {
        return openedAt.isBefore(moment);
    }

    boolean isBehind(long seq) {
        return seq > lastSeq;
    }

    void greet() {
        send(sse.newEventBuilder()
                .reconnectDelay(RETRY_MILLIS)
                .comment("passerelle")
                .build());
    }

    void heartbeat() {
        send(sse.newEventBuilder().comment("").build());
    }

    /** Tells everything that the ledger holds after the last thing told, in order, and closes after the end. */
    void catchUp(LongFunction<List<MessageDocument>> ledgerAfter) {
        turn.lock();
        try {
            var entries = ledgerAfter.apply(lastSeq);
            while (!entries.isEmpty() && !sink.isClosed()) {
                entries.forEach(this::tell);
                entries = ledgerAfter.apply(lastSeq);
            }
        } finally {
            turn.unlock();
        }
    }

    private void tell(MessageDocument entry) {
        var isStatus = entry.kind() == Message.Kind.STATUS;
        Object data =
                isStatus ? new StatusEvent(entry.seq(), entry.status(), entry.endReason(), entry.operator()) : entry;
        send(event(isStatus ? "status" : "message", data)
                .id(Long.toString(entry.seq()))
                .build());
        lastSeq = entry.seq();
        if (entry.status() == Conversation.Status.ENDED) {
            shut();
        }
    }

    /** Something that is not in the ledger and not replayed. */
    void tell(String name, Object data) {
        send(event(name, data).build());
    }

    private OutboundSseEvent.Builder event(String name, Object data) {
        return sse.newEventBuilder().name(name).data(String.class, Json.write(data));
    }

    private void send(OutboundSseEvent event) {
        turn.lock();
        try {
            if (!sink.isClosed()) {
                sink.send(event).exceptionally(gone -> {
                    shut();
                    return null;
                });
            }
        } finally {
            turn.unlock();
        }
    }

    /** @param retryMillis after which the listener may come back */
    void close(int retryMillis) {
        try {
            send(sse.newEventBuilder()
                    .reconnectDelay(retryMillis)
                    .comment("closing")
                    .build());
        } finally {
            shut();
        }
    }

    private void shut() {
        try {
            sink.close();
        } catch (IOException alreadyGone) {
            // Nobody is left to be told.
        }
    }
}
