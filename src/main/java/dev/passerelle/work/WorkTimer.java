package dev.passerelle.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finds work that has become due, whose wake-up was lost, or whose process died. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkTimer {

    private static final Logger LOG = Logger.getLogger(WorkTimer.class.getName());
    private static final int MOST = 500;

    @Inject
    Works works;

    @Inject
    WorkPool pool;

    @Inject
    @Any
    Instance<PacedHandler> paced;

    private List<String> paced() {
        return paced.stream().map(PacedHandler::kind).toList();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void poll() {
        try {
            works.due(paced(), MOST).forEach(work -> pool.offer(work.key(), work.bot()));
        } catch (RuntimeException storeIsAway) {
            // Thrown twice, it would be taken for broken: the container then lets it rest for five minutes.
            LOG.log(Level.WARNING, "Due work could not be looked for: {0}", storeIsAway.toString());
        }
    }
}
