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

/** Begins work that has to keep a pace. Apart from {@link WorkTimer}, which must not wait. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaceTimer {

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
        handlers.forEach(this::begin);
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
