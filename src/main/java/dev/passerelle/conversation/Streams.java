package dev.passerelle.conversation;

import dev.passerelle.tenant.Tenant;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The open event streams of this node. */
@ApplicationScoped
class Streams {

    private static final Logger LOG = Logger.getLogger(Streams.class.getName());

    /** Parts into which the streams are divided for the heartbeat, one a second. */
    static final int TURNS = 15;

    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long the news that an operator is there may wait for the operator's name. */
    private static final Duration PATIENCE_FOR_A_NAME = Duration.ofMillis(400);

    private static final int RETRY_AFTER_AGE_MILLIS = 1000;
    private static final int RETRY_AFTER_STOP_MILLIS = 3000;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Entries entries;

    @Inject
    Clock clock;

    private final Map<String, Set<EventStream>> open = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    @PostConstruct
    void measure() {
        Metrics.gauge("passerelle.streams", this, Streams::count);
    }

    /** Opens a stream for the bot in force: first what was missed, then what comes. */
    void open(String conversation, long lastSeq, EventChannel channel) {
        var stream = new EventStream(Tenant.current(), conversation, lastSeq, channel, clock.instant());
        stream.greet();
        // Registered before the ledger is read: what is appended in between is read, or wakes the stream.
        open.compute(conversation, (key, streams) -> with(streams, stream));
        catchUp(stream);
        if (stopped) {
            stream.close(RETRY_AFTER_STOP_MILLIS);
        }
    }

    private static Set<EventStream> with(Set<EventStream> streams, EventStream stream) {
        var all = streams == null ? ConcurrentHashMap.<EventStream>newKeySet() : streams;
        all.add(stream);
        return all;
    }

    boolean isWatched(String conversation) {
        return open.containsKey(conversation);
    }

    /** Conversations of a bot that somebody on this node listens to. */
    long watchedOf(String bot) {
        return open.values().stream()
                .flatMap(streams -> streams.stream().limit(1))
                .filter(stream -> stream.bot().equals(bot))
                .count();
    }

    int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationChanged change) {
        if (isWatched(change.conversation())) {
            executor.execute(() -> Tenant.run(change.bot(), () -> each(change.conversation(), this::catchUp)));
        }
    }

    /** As {@link #changed}, of entries that are stored for certain: who is up to date is told without another look. */
    void appended(String bot, String conversation, List<MessageDocument> entries) {
        executor.execute(() -> {
            var told = new boolean[] {true};
            each(conversation, stream -> told[0] &= stream.tellNext(entries));
            if (!told[0]) {
                Tenant.run(bot, () -> each(conversation, this::catchUp));
            }
        });
    }

    void delivered(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryChanged change) {
        tell(change.conversation(), "delivery", new DeliveryEvent(change.message(), change.delivery()));
    }

    record DeliveryEvent(String id, Message.Delivery delivery) {}

    /** Tells those who listen now; who comes later will not hear of it. */
    void tell(String conversation, String name, Object data) {
        if (isWatched(conversation)) {
            executor.execute(() -> each(conversation, stream -> stream.tell(name, data)));
        }
    }

    /** The conversation is erased: those who listen are told so, and there is nothing to come back for. */
    void forget(String conversation) {
        each(conversation, stream -> {
            stream.tell("status", new Forgotten(Conversation.Status.ENDED, Conversation.EndReason.ERASED));
            stream.close(RETRY_AFTER_AGE_MILLIS);
        });
    }

    record Forgotten(Conversation.Status status, Conversation.EndReason endReason) {}

    private void catchUp(EventStream stream) {
        var rest = stream.catchUp(
                seq -> entries.after(stream.conversation(), seq, EventStream.PAGE),
                clock.instant().minus(PATIENCE_FOR_A_NAME));
        switch (rest) {
            // The webhook does not say who speaks; reading the conversation does, a moment later.
            case NAMELESS ->
                CompletableFuture.delayedExecutor(PATIENCE_FOR_A_NAME.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(() -> lookAgain(stream));
            case NO_ROOM -> stream.whenRoom(() -> executor.execute(() -> lookAgain(stream)));
            case NONE -> {}
        }
        forgetIfOver(stream);
    }

    private void lookAgain(EventStream stream) {
        Tenant.run(stream.bot(), () -> catchUp(stream));
    }

    private void each(String conversation, Consumer<EventStream> action) {
        for (var stream : open.getOrDefault(conversation, Set.of())) {
            try {
                action.accept(stream);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "A stream of " + conversation + " broke");
                stream.close(RETRY_AFTER_AGE_MILLIS);
            }
            forgetIfOver(stream);
        }
    }

    private void forgetIfOver(EventStream stream) {
        if (stream.isOver()) {
            open.computeIfPresent(stream.conversation(), (key, streams) -> {
                streams.remove(stream);
                return streams.isEmpty() ? null : streams;
            });
        }
    }

    /**
     * Keeps connections open, notices those that are gone, and finds what a lost wake-up has left unsaid.
     *
     * @param turn which part of the streams: ten thousand at once would be a jolt for all others
     */
    void heartbeat(int turn) {
        var oldest = clock.instant().minus(LONGEST);
        var conversations = open.keySet().stream()
                .filter(conversation -> Math.floorMod(conversation.hashCode(), TURNS) == turn)
                .toList();
        for (var conversation : conversations) {
            each(conversation, stream -> {
                if (stream.isOlderThan(oldest)) {
                    stream.close(RETRY_AFTER_AGE_MILLIS);
                } else {
                    stream.heartbeat();
                }
            });
        }
        conversations.stream()
                .flatMap(conversation -> open.getOrDefault(conversation, Set.of()).stream())
                .collect(Collectors.groupingBy(EventStream::bot))
                .forEach((bot, streams) -> Tenant.run(bot, () -> wakeThoseBehind(streams)));
    }

    private void wakeThoseBehind(Collection<EventStream> streams) {
        var conversations = streams.stream().map(EventStream::conversation).collect(Collectors.toSet());
        var lastSeqs = entries.lastSeqs(conversations);
        streams.stream()
                .filter(stream -> stream.isBehind(lastSeqs.getOrDefault(stream.conversation(), 0L)))
                .forEach(this::catchUp);
    }

    /** Lets everybody go and come back later: an open stream would hold up the stop of the server. */
    void closeAll() {
        stopped = true;
        var all = open.values().stream().flatMap(Set::stream).toList();
        open.clear();
        all.forEach(stream -> stream.close(RETRY_AFTER_STOP_MILLIS));
        // What a listener does not take now it cannot be told any more.
        all.forEach(EventStream::letGo);
    }
}
