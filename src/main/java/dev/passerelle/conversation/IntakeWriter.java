package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
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
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One line of what arrives, written in its order, many in one transaction.
 *
 * <p>Nobody waits for company: what is there is written, and what arrives while it commits is the next group.
 */
class IntakeWriter implements Runnable {

    private static final Logger LOG = Logger.getLogger(IntakeWriter.class.getName());

    /** What may wait; more than that, and the database is not keeping up. */
    private static final int CAPACITY = 5000;

    private static final int MOST_TOGETHER = 256;

    /** How long something waits for a conversation that somebody else holds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PAUSE_MILLIS = 3;
    private static final int GLANCE_MILLIS = 1000;

    private final IntakeRows rows;
    private final Clock clock;
    private final BiConsumer<List<Entry>, IntakeBatch> written;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Entry> heldUp = new ArrayList<>();
    private volatile boolean stopping;

    /** Something that arrived, and where its bearer is told what became of it. */
    record Entry(Incoming incoming, Instant since, CompletableFuture<Incoming.Placement> placement) {}

    /** @param written told of each group after its commit */
    IntakeWriter(IntakeRows rows, Clock clock, BiConsumer<List<Entry>, IntakeBatch> written) {
        this.rows = rows;
        this.clock = clock;
        this.written = written;
    }

    CompletionStage<Incoming.Placement> take(Incoming incoming) {
        var entry = new Entry(incoming, clock.instant(), new CompletableFuture<>());
        if (stopping || !waiting.offer(entry)) {
            entry.placement().completeExceptionally(Problem.busy());
        }
        return entry.placement();
    }

    int waiting() {
        return waiting.size();
    }

    /** What is waiting is still written. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping || !waiting.isEmpty() || !heldUp.isEmpty()) {
            try {
                var next = next();
                if (!next.isEmpty()) {
                    write(next);
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
        // Who came in at the very end comes again.
        waiting.forEach(late -> late.placement().completeExceptionally(Problem.busy()));
    }

    private List<Entry> next() throws InterruptedException {
        var next = new ArrayList<>(heldUp);
        heldUp.clear();
        // The pause is for one who holds a conversation, or to notice the stop.
        var first = waiting.poll(next.isEmpty() ? GLANCE_MILLIS : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
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
        written.accept(entries, batch);
        for (int index = 0; index < entries.size(); index++) {
            if (batch.placements().get(index) == null) {
                holdUp(entries.get(index));
            }
        }
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

    private void holdUp(Entry entry) {
        if (entry.since().plus(PATIENCE).isAfter(clock.instant())) {
            heldUp.add(entry);
        } else {
            entry.placement().completeExceptionally(Problem.busy());
        }
    }
}
