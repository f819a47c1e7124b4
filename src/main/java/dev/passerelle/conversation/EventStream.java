package dev.passerelle.conversation;

import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** One listener of one conversation. It has no state of its own but the last {@code seq} that it was told. */
class EventStream {

    private static final int RETRY_MILLIS = 2000;

    private final String bot;
    private final String conversation;
    private final EventChannel channel;
    private final Instant openedAt;
    private final ReentrantLock turn = new ReentrantLock();
    private long lastSeq;

    EventStream(String bot, String conversation, long lastSeq, EventChannel channel, Instant openedAt) {
        this.bot = bot;
        this.conversation = conversation;
        this.lastSeq = lastSeq;
        this.channel = channel;
        this.openedAt = openedAt;
    }

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
        return channel.isClosed();
    }

    boolean isOlderThan(Instant moment) {
        return openedAt.isBefore(moment);
    }

    boolean isBehind(long seq) {
        return seq > lastSeq;
    }

    void greet() {
        channel.send("retry: " + RETRY_MILLIS + "\n\n");
    }

    void heartbeat() {
        channel.send(":\n\n");
    }

    /**
     * Tells everything that the ledger holds after the last thing told, in order, and closes after the end.
     *
     * @param waitForNameSince an operator who came later than this may get a name yet, and is not told without one
     * @return whether something is held back for a name
     */
    boolean catchUp(LongFunction<List<MessageDocument>> ledgerAfter, Instant waitForNameSince) {
        turn.lock();
        try {
            var entries = ledgerAfter.apply(lastSeq);
            while (!entries.isEmpty() && !channel.isClosed()) {
                for (var entry : entries) {
                    if (isNameless(entry) && entry.at().isAfter(waitForNameSince)) {
                        return true;
                    }
                    tell(entry);
                }
                entries = ledgerAfter.apply(lastSeq);
            }
            return false;
        } finally {
            turn.unlock();
        }
    }

    private static boolean isNameless(MessageDocument entry) {
        return entry.status() == Conversation.Status.ACTIVE && entry.operator() == null;
    }

    private void tell(MessageDocument entry) {
        var isStatus = entry.kind() == Message.Kind.STATUS;
        Object data =
                isStatus ? new StatusEvent(entry.seq(), entry.status(), entry.endReason(), entry.operator()) : entry;
        channel.send("id: " + entry.seq() + "\n" + event(isStatus ? "status" : "message", data));
        lastSeq = entry.seq();
        if (entry.status() == Conversation.Status.ENDED) {
            channel.close();
        }
    }

    /** Something that is not in the ledger and not replayed. */
    void tell(String name, Object data) {
        channel.send(event(name, data));
    }

    /** The data is JSON of ours, which has no line breaks. */
    private static String event(String name, Object data) {
        return "event: " + name + "\ndata: " + Json.write(data) + "\n\n";
    }

    /** @param retryMillis after which the listener may come back */
    void close(int retryMillis) {
        channel.send("retry: " + retryMillis + "\n\n");
        channel.close();
    }
}
