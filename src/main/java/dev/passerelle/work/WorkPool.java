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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does the work: right after the commit that stored it, or when the timer finds it. */
@ApplicationScoped
class WorkPool {

    private static final Logger LOG = Logger.getLogger(WorkPool.class.getName());

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

    @PostConstruct
    void open() {
        executor = new ThreadPoolExecutor(
                mostThreads, mostThreads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        executor.shutdown();
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
        } finally {
            more |= inHand.remove(key);
            lanes.leave(lane(key, bot)).ifPresent(this::start);
        }
        if (more) {
            submit(key, bot);
        }
    }

    /** @return whether there is more to do at once */
    private boolean perform(Work work) {
        var outcome = Tenant.as(work.bot(), () -> attempt(work));
        if (outcome instanceof WorkHandler.Outcome.Later later) {
            works.putOff(work, later.dueAt(), work.attempts() + 1);
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
            return new WorkHandler.Outcome.Later(clock.instant().plus(BackOff.after(work.attempts())));
        }
    }

    private WorkHandler handler(String kind) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does work of kind " + kind));
    }
}
