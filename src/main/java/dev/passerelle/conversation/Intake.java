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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes what arrives from both sides and has it written, many in one transaction. What a caller is given is complete only after the
 * commit.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

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

    /** One commits while another fills its transaction. */
    @Inject
    @ConfigProperty(name = "passerelle.intake.writers", defaultValue = "2")
    int count;

    private final List<IntakeWriter> writers = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();

    @PostConstruct
    void start() {
        for (int number = 0; number < count; number++) {
            var writer = new IntakeWriter(rows, clock, this::written);
            writers.add(writer);
            var thread = threads.newThread(writer);
            thread.setName("passerelle-intake-" + number);
            running.add(thread);
            thread.start();
        }
        Metrics.gauge("passerelle.intake.waiting", writers, Intake::waiting);
    }

    private static double waiting(List<IntakeWriter> writers) {
        return writers.stream().mapToInt(IntakeWriter::waiting).sum();
    }

    /** @return what is complete after the commit; fails with {@link Problem} 503 when too much is waiting */
    CompletionStage<Incoming.Placement> take(Incoming incoming) {
        // All of one conversation stands in one line.
        var line = Math.floorMod(incoming.conversation().hashCode(), writers.size());
        return writers.get(line).take(incoming);
    }

    private void written(List<IntakeWriter.Entry> entries, IntakeBatch batch) {
        try {
            executor.execute(() -> answer(entries, batch));
        } catch (RejectedExecutionException stops) {
            answer(entries, batch);
        }
        wake(batch);
    }

    private static void answer(List<IntakeWriter.Entry> entries, IntakeBatch batch) {
        for (int index = 0; index < entries.size(); index++) {
            var placement = batch.placements().get(index);
            if (placement != null) {
                entries.get(index).placement().complete(placement);
            }
        }
    }

    /** Hints only: whatever fails here is found by a poll. */
    private void wake(IntakeBatch batch) {
        try {
            batch.changed().stream()
                    .map(Conversation::id)
                    .filter(streams::isWatched)
                    .forEach(conversation -> show(batch, conversation));
            batch.work().forEach(works::wake);
            batch.receipts().forEach(receipts::owe);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A wake-up was lost", e);
        }
    }

    private void show(IntakeBatch batch, String conversation) {
        var bot = batch.botOf(conversation);
        if (batch.hasFilesIn(conversation)) {
            // Where they are found is told by the ledger.
            streams.changed(new ConversationChanged(bot, conversation));
        } else {
            var entries = batch.messagesIn(conversation).stream()
                    .map(message -> MessageDocument.of(message, List.of()))
                    .toList();
            streams.appended(bot, conversation, entries);
        }
    }

    @PreDestroy
    void stop() {
        writers.forEach(IntakeWriter::stop);
        try {
            for (var thread : running) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
