package dev.passerelle.work;

import dev.passerelle.tenant.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does the work: right after the commit that stored it, or when the timer finds it. */
@ApplicationScoped
class WorkPool {

    private static final Logger LOG = Logger.getLogger(WorkPool.class.getName());

    private static final int STOP_SECONDS = 5;

    /** Threads of its own: work waits for Genesys, and the server's own threads are for those who ask something of us. */
    @Resource
    ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "passerelle.work.threads", defaultValue = "200")
    int mostThreads;

    @Inject
    Works works;

    @Inject
    @Any
    Instance<WorkHandler> handlers;

    @Inject
    Clock clock;

    /** What this process has in hand or in line, and whether it was asked for again since: then it is looked at once more. */
    private final Map<Work.Key, Boolean> inHand = new ConcurrentHashMap<>();

    private final Map<String, String> laneOfKind = new ConcurrentHashMap<>();

    @Inject
    Lanes lanes;

    private ThreadPoolExecutor executor;

    /** Waits for what becomes due within the second. */
    private ScheduledThreadPoolExecutor later;

    @PostConstruct
    void open() {
        executor = new ThreadPoolExecutor(
                mostThreads,
                mostThreads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new DiscardPolicy()); // after the end: the rows stay
        executor.allowCoreThreadTimeOut(true);
        later = new ScheduledThreadPoolExecutor(1, threads, new ScheduledThreadPoolExecutor.DiscardPolicy());
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is in hand may end: the server interrupts its threads later, and H2 takes an interrupted write for a broken file. */
    @PreDestroy
    void close() {
        later.shutdown();
        executor.shutdown();
        executor.getQueue().clear();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.INFO, "{0} pieces of work were cut off by the stop", executor.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void requested(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkRequested work) {
        submit(work.key(), work.bot());
    }

    void submit(Work.Key key, String bot) {
        if (!inHand.merge(key, false, (known, fresh) -> true)) {
            lanes.enter(lane(key, bot), () -> perform(key, bot)).ifPresent(this::start);
        }
    }

    /** As {@link #submit}, for a row that was found: what is in hand already is not looked at once more for that. */
    void offer(Work.Key key, String bot) {
        if (inHand.putIfAbsent(key, false) == null) {
            lanes.enter(lane(key, bot), () -> perform(key, bot)).ifPresent(this::start);
        }
    }

    void offerWhenDue(Works.Due work) {
        var millis = Duration.between(clock.instant(), work.at()).toMillis();
        if (millis <= 0) {
            offer(work.key(), work.bot());
        } else {
            var unused = later.schedule(() -> offer(work.key(), work.bot()), millis + 1, TimeUnit.MILLISECONDS);
        }
    }

    private String lane(Work.Key key, String bot) {
        return bot + laneOfKind.computeIfAbsent(key.kind(), this::laneOf);
    }

    private String laneOf(String kind) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .map(WorkHandler::lane)
                .orElse("");
    }

    private void start(Runnable task) {
        executor.execute(task);
    }

    private void perform(Work.Key key, String bot) {
        var more = false;
        try {
            more = works.take(key).map(this::perform).orElse(false);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Work " + key.kind() + " of " + key.subject() + " was interrupted");
            letGo(key);
        } finally {
            more |= inHand.remove(key);
            lanes.leave(lane(key, bot)).ifPresent(this::start);
        }
        if (more) {
            submit(key, bot);
        }
    }

    /** What became of it could not be stored: the next poll takes it up, and not only when the lease has run out. */
    private void letGo(Work.Key key) {
        try {
            works.letGo(key);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The lease of {0} runs on: {1}", new Object[] {key, e});
        }
    }

    /** @return whether there is more to do at once */
    private boolean perform(Work work) {
        var outcome = Tenant.as(work.bot(), () -> attempt(work));
        if (outcome instanceof WorkHandler.Outcome.Later later) {
            works.putOff(work, later.dueAt(), later.failures());
            return false;
        }
        if (outcome instanceof WorkHandler.Outcome.NextTime next) {
            works.putOff(work, next.dueAt(), 0);
            return !next.dueAt().isAfter(clock.instant());
        }
        return !works.finish(work);
    }

    private WorkHandler.Outcome attempt(Work work) {
        try {
            return handler(work.key().kind()).perform(work.key().subject(), work.attempts());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Work " + work.key().kind() + " of " + work.key().subject() + " failed");
            return new WorkHandler.Outcome.Later(
                    clock.instant().plus(BackOff.after(work.attempts())), work.attempts() + 1);
        }
    }

    private WorkHandler handler(String kind) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does work of kind " + kind));
    }
}
