package dev.passerelle.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
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

/** The heartbeat of this node: from before its first piece of work until after the last. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeTimer {

    private static final Logger LOG = Logger.getLogger(NodeTimer.class.getName());

    @Inject
    Nodes nodes;

    @Inject
    @ConfigProperty(name = "passerelle.node.heartbeat", defaultValue = "PT2S")
    Duration heartbeat;

    @Resource
    TimerService timers;

    @PostConstruct
    void begin() {
        nodes.join();
        nodes.beaten();
        timers.createIntervalTimer(heartbeat.toMillis(), heartbeat.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void beat() {
        try {
            nodes.beat();
            nodes.beaten();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Node {0} could not be seen: {1}", new Object[] {nodes.id(), e});
        }
    }

    /** So that nobody waits for us; who could not leave is taken for dead a little later. */
    @PreDestroy
    void end() {
        try {
            nodes.leave();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "Node {0} could not take leave: {1}", new Object[] {nodes.id(), e});
        }
    }
}
