package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.work.Works;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes what arrives from both sides, many in one transaction.
 *
 * <p>Nobody waits for company: one thread writes what is there, and what arrives while it commits is the next group. What a caller
 * is given is complete only after the commit.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    /** What may wait; more than that, and the database is not keeping up. */
    private static final int CAPACITY = 5000;

    private static final int MOST_TOGETHER = 256;

    /** How long something waits for a conversation that somebody else holds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int PAUSE_MILLIS = 3;
    private static final int STOP_MILLIS = 5000;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    @Inject
    IntakeRows rows;

    @Inject
    Works works;

    @Inject
    Streams streams;

    @Inject
    Receipts receipts;

    @Inject
    Clock clock;

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Entry> heldUp = new ArrayList<>();
    private volatile boolean stopping;
    private Thread writer;

    private record Entry(Incoming incoming, Instant since, CompletableFuture<Incoming.Placement> placement) {}

    @PostConstruct
    void start() {
        Metrics.gauge("passerelle.intake.waiting", waiting, BlockingQueue::size);
        writer = threads.newThread(this::run);
        writer.setName("passerelle-intake");
        writer.start();
    }

    /** @return what is complete after the commit; fails with {@link Problem} 503 when too much is waiting */
    CompletionStage<Incoming.Placement> take(Incoming incoming) {
        var entry = new Entry(incoming, clock.instant(), new CompletableFuture<>());
        if (stopping || !waiting.offer(entry)) {
            entry.placement().completeExceptionally(Problem.busy());
        }
        return entry.placement();
    }

    private void run() {
        while (!stopping || !waiting.isEmpty()) {
            try {
                var next = next();
                if (!next.isEmpty()) {
                    write(next);
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private List<Entry> next() throws InterruptedException {
        var next = new ArrayList<>(heldUp);
        heldUp.clear();
        // The pause is for one who holds a conversation, or to notice the stop.
        var first = waiting.poll(next.isEmpty() ? STOP_MILLIS / 5 : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            next.add(first);
            waiting.drainTo(next, MOST_TOGETHER);
        }
        return next;
    }

    private void write(List<Entry> entries) {
        IntakeBatch batch;
        try {
            batch = stored(entries);
        } catch (SQLException | RuntimeException e) {
            notStored(entries, e);
            return;
        } catch (Error e) {
            // The writer has to go on: without it nothing is taken any more.
            refuse(entries, e);
            return;
        }
        written(entries, batch);
    }

    private void notStored(List<Entry> entries, Exception e) {
        if (entries.size() == 1 || isUnreachable(e)) {
            refuse(entries, e);
        } else {
            // One that cannot be stored costs the others nothing but time.
            entries.forEach(entry -> write(List.of(entry)));
        }
    }

    private static void refuse(List<Entry> entries, Throwable e) {
        LOG.log(
                Level.WARNING,
                e,
                () -> entries.size() + " could not be stored, the first in conversation "
                        + entries.get(0).incoming().conversation());
        entries.forEach(entry -> entry.placement().completeExceptionally(e));
    }

    private IntakeBatch stored(List<Entry> entries) throws SQLException {
        var batch = new IntakeBatch(entries.stream().map(Entry::incoming).toList(), clock.instant());
        rows.write(batch);
        return batch;
    }

    /** Whether each alone would fare no better: SQL state classes of the connection, the operator, the system. */
    private static boolean isUnreachable(Exception e) {
        return e instanceof SQLException sql
                && (sql.getSQLState() == null || sql.getSQLState().matches("(08|57|58|53|90).*"));
    }

    private void written(List<Entry> entries, IntakeBatch batch) {
        try {
            executor.execute(() -> answer(entries, batch));
        } catch (RejectedExecutionException stops) {
            answer(entries, batch);
        }
        wake(batch);
        for (int index = 0; index < entries.size(); index++) {
            if (batch.placements().get(index) == null) {
                holdUp(entries.get(index));
            }
        }
    }

    private static void answer(List<Entry> entries, IntakeBatch batch) {
        for (int index = 0; index < entries.size(); index++) {
            var placement = batch.placements().get(index);
            if (placement != null) {
                entries.get(index).placement().complete(placement);
            }
        }
    }

    private void holdUp(Entry entry) {
        if (entry.since().plus(PATIENCE).isAfter(clock.instant())) {
            heldUp.add(entry);
        } else {
            entry.placement().completeExceptionally(Problem.busy());
        }
    }

    /** Hints only: whatever fails here is found by a poll. */
    private void wake(IntakeBatch batch) {
        try {
            for (var conversation : batch.changed()) {
                streams.changed(new ConversationChanged(batch.botOf(conversation.id()), conversation.id()));
            }
            batch.work().forEach(works::wake);
            batch.receipts().forEach(receipts::owe);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A wake-up was lost", e);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        try {
            writer.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
