package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How busy a queue is, asked for at most every few seconds. A figure that Genesys does not give is null. */
@ApplicationScoped
class QueueFigures {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;

    @Inject
    Genesys genesys;

    @Inject
    Clock clock;

    private final Map<String, Figures> known = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    record Figures(Integer operatorsOnQueue, Integer waiting, Integer estimatedWaitSeconds, Instant observedAt) {}

    Figures of(String queueId) {
        var key = Tenant.current() + "/" + queueId;
        var figures = known.get(key);
        if (figures != null && figures.observedAt().plus(FRESH).isAfter(clock.instant())) {
            return figures;
        }
        if (figures != null && !asking.add(key)) {
            return figures; // somebody asks already: a queue that Genesys is slow to tell of takes one thread
        }
        try {
            return remembered(key, ask(queueId));
        } finally {
            asking.remove(key);
        }
    }

    private Figures remembered(String key, Figures figures) {
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.put(key, figures);
        return figures;
    }

    private Figures ask(String queueId) {
        try {
            var load = genesys.load(queueId);
            return new Figures(load.operatorsOnQueue(), load.waiting(), wait(queueId), clock.instant());
        } catch (GenesysException e) {
            return new Figures(null, null, null, clock.instant());
        }
    }

    private Integer wait(String queueId) {
        try {
            var seconds = genesys.estimatedWaitSeconds(queueId);
            return seconds.isPresent() ? seconds.getAsInt() : null;
        } catch (GenesysException e) {
            return null;
        }
    }
}
