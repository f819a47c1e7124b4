package dev.passerelle.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Notices that there was nobody to take messages in, whatever the reason: a crash, a deployment, the database. */
@ApplicationScoped
class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class.getName());

    /** Somebody else has the row in hand: then nothing is left to do for this one. */
    private static final Map<String, Object> SKIP_LOCKED = Map.of("jakarta.persistence.lock.timeout", -2);

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Nodes nodes;

    @Inject
    Event<OutageEnded> ended;

    @Inject
    @ConfigProperty(name = "passerelle.outage.threshold", defaultValue = "PT15S")
    Duration threshold;

    @Transactional(TxType.REQUIRES_NEW)
    void beat() {
        var pulse = store.find(Pulse.class, Pulse.ONLY, LockModeType.PESSIMISTIC_WRITE, SKIP_LOCKED);
        if (pulse != null) {
            pulse.beat(nodes.now(), threshold).ifPresent(this::tell);
        }
    }

    private void tell(OutageEnded outage) {
        LOG.log(Level.WARNING, "Nobody was there from {0} to {1}", new Object[] {outage.from(), outage.to()});
        ended.fire(outage);
    }
}
