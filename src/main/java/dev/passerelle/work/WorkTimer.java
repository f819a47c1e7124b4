package dev.passerelle.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Finds work that has become due, whose wake-up was lost, or whose process died. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkTimer {

    private static final int MOST = 500;

    @Inject
    Works works;

    @Inject
    WorkPool pool;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void poll() {
        works.due(MOST).forEach(work -> pool.submit(work.key(), work.bot()));
    }
}
