package dev.passerelle.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The robot of each organisation that has one. In memory only. */
@ApplicationScoped
public class Robots {

    private static final Logger LOG = Logger.getLogger(Robots.class.getName());
    private static final long TICK_MILLIS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Sandbox sandbox;

    private final Map<String, Robot> robots = new ConcurrentHashMap<>();
    private ScheduledFuture<?> ticking;

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }

    void set(Organisation organisation, Robot.Orders orders) {
        var robot = new Robot(orders, sandbox.now());
        sandbox.in(organisation, () -> {
            robot.sitDown(organisation);
            return null;
        });
        robots.put(organisation.clientId, robot);
    }

    Optional<Robot> of(Organisation organisation) {
        return Optional.ofNullable(robots.get(organisation.clientId));
    }

    void remove(Organisation organisation) {
        robots.remove(organisation.clientId);
    }

    void heard(Organisation organisation, Inbound.Accepted what) {
        of(organisation).ifPresent(robot -> send(organisation, () -> robot.heard(organisation, what, sandbox.now())));
    }

    private void tick() {
        robots.forEach((clientId, robot) -> {
            try {
                sandbox.organisation(clientId).ifPresent(each -> send(each, () -> robot.work(each, sandbox.now())));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The robot of the sandbox stumbled", e);
            }
        });
    }

    private void send(Organisation organisation, Supplier<List<Posting>> work) {
        var postings = sandbox.look(organisation, work);
        if (!postings.isEmpty()) {
            sandbox.changed(organisation);
            sandbox.send(organisation, postings);
        }
    }
}
