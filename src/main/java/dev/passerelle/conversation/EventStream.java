package dev.passerelle.conversation;

import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** One listener of one conversation. It has no state of its own but the last {@code seq} that it was told. */
class EventStream {

    /** Entries read from the ledger at once. */
    static final int PAGE = 100;

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

    boolean isOver() {
        return channel.isOver();
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
        channel.beat();
    }

    /** Why a listener has not been told everything. */
    enum Rest {
        /** It has. */
        NONE,
        /** Something is held back for a name. */
        NAMELESS,
        /** The listener has enough to read for now. */
        NO_ROOM
    }

    /**
     * Tells what the ledger holds after the last thing told, in order and as far as there is room, and closes after the end.
     *
     * @param waitForNameSince an operator who came later than this may get a name yet, and is not told without one
     */
    Rest catchUp(LongFunction<List<MessageDocument>> ledgerAfter, Instant waitForNameSince) {
        turn.lock();
        try {
            while (!channel.isClosed()) {
                if (!channel.hasRoom()) {
                    return Rest.NO_ROOM;
                }
                var entries = ledgerAfter.apply(lastSeq);
                for (var entry : entries) {
                    if (!channel.hasRoom()) {
                        return Rest.NO_ROOM;
                    }
                    if (isNameless(entry) && entry.at().isAfter(waitForNameSince)) {
                        return Rest.NAMELESS;
                    }
                    tell(entry);
                }
                if (entries.size() < PAGE) {
                    return Rest.NONE;
                }
            }
            return Rest.NONE;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Tells what was just stored, without a look at the ledger.
     *
     * @return whether the listener has heard all of it; not if it is behind, or something has to be waited for
     */
    boolean tellNext(List<MessageDocument> appended) {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            for (var entry : appended) {
                if (entry.seq() > lastSeq) {
                    if (entry.seq() != lastSeq + 1 || isNameless(entry) || !channel.hasRoom()) {
                        return false;
                    }
                    tell(entry);
                }
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** @see EventChannel#whenRoom */
    void whenRoom(Runnable once) {
        channel.whenRoom(once);
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

    /** Something that is not in the ledger and not replayed: whoever is behind does without it. */
    void tell(String name, Object data) {
        if (channel.hasRoom()) {
            channel.send(event(name, data));
        }
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

    void letGo() {
        channel.letGo();
    }
}
