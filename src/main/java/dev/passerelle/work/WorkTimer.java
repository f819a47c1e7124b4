package dev.passerelle.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds work that becomes due before it looks again, whose wake-up was lost, or whose process died. What is due later in that
 * second begins then: all at once, it would make everybody else wait each time.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkTimer {

    private static final Logger LOG = Logger.getLogger(WorkTimer.class.getName());
    private static final int MOST = 500;
    private static final Duration APART = Duration.ofSeconds(1);

    @Inject
    Works works;

    @Inject
    WorkPool pool;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<PacedHandler> paced;

    private List<String> paced() {
        return paced.stream().map(PacedHandler::kind).toList();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void poll() {
        try {
            works.due(paced(), clock.instant().plus(APART), MOST).forEach(pool::offerWhenDue);
        } catch (RuntimeException storeIsAway) {
            // Thrown twice, it would be taken for broken: the container then lets it rest for five minutes.
            LOG.log(Level.WARNING, "Due work could not be looked for: {0}", storeIsAway.toString());
        }
    }
}
