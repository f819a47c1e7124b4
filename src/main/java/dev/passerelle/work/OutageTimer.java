package dev.passerelle.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Apart from {@link NodeTimer}: what the end of an outage sets going may take longer than a node may be silent. */
@Singleton
@Startup
@DependsOn("NodeTimer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutageTimer {

    private static final Logger LOG = Logger.getLogger(OutageTimer.class.getName());

    @Inject
    Outages outages;

    @Inject
    @ConfigProperty(name = "passerelle.node.heartbeat", defaultValue = "PT2S")
    Duration heartbeat;

    @Resource
    TimerService timers;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(heartbeat.toMillis(), heartbeat.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void beat() {
        try {
            outages.beat();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The pulse could not be noted: {0}", e.toString());
        }
    }
}
