package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many escalations a minute one visitor and one bot may ask for on this node. */
@ApplicationScoped
class Throttle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "passerelle.escalations.per.visitor.and.minute", defaultValue = "30")
    int perVisitor;

    @Inject
    @ConfigProperty(name = "passerelle.escalations.per.bot.and.minute", defaultValue = "6000")
    int perBot;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private record Window(Instant until, int count) {}

    /** @throws Problem 429, saying when the minute is over */
    void escalating(String visitor) {
        count(Tenant.current(), perBot);
        count(Tenant.current() + "/" + visitor, perVisitor);
    }

    private void count(String key, int most) {
        var now = clock.instant();
        forgetOldOnes(now);
        var window = windows.merge(
                key,
                new Window(now.plus(WINDOW), 1),
                (old, fresh) -> old.until().isBefore(now) ? fresh : new Window(old.until(), old.count() + 1));
        if (window.count() > most) {
            throw Problem.tooMany(Duration.between(now, window.until()).plusSeconds(1));
        }
    }

    private void forgetOldOnes(Instant now) {
        if (windows.size() > MOST_REMEMBERED) {
            windows.values().removeIf(window -> window.until().isBefore(now));
        }
    }
}
