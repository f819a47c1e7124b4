package dev.passerelle.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Begins work that has to keep a pace. Apart from {@link WorkTimer}, which must not wait. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaceTimer {

    private static final Logger LOG = Logger.getLogger(PaceTimer.class.getName());
    private static final int MOST = 500;
    private static final Duration TICK = Duration.ofMillis(950);

    @Inject
    Works works;

    @Inject
    WorkPool pool;

    @Inject
    @Any
    Instance<PacedHandler> handlers;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void pace() {
        try {
            handlers.forEach(this::begin);
        } catch (RuntimeException storeIsAway) {
            // As in WorkTimer: the container would let it rest for five minutes.
            LOG.log(Level.WARNING, "Due work could not be looked for: {0}", storeIsAway.toString());
        }
    }

    /** In no order, so that two nodes do not reach for the same rows. */
    private void begin(PacedHandler handler) {
        var end = System.nanoTime() + TICK.toNanos();
        var due = works.due(handler.kind(), MOST);
        Collections.shuffle(due);
        for (var work : due) {
            if (!handler.awaitTurn(Duration.ofNanos(end - System.nanoTime()))) {
                return;
            }
            pool.offer(work.key(), work.bot());
        }
    }
}
