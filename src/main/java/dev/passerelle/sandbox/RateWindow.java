package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of each token in its current minute. */
@ApplicationScoped
public class RateWindow {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** One more request of this token. */
    record Count(int used, int allowed, Instant ends, Instant at) {

        boolean exceeded() {
            return used > allowed;
        }

        int secondsLeft() {
            return (int) Math.max(1, Duration.between(at, ends).plusMillis(999).toSeconds());
        }
    }

    Count next(String token, int allowed, Instant now) {
        counts.values().removeIf(each -> each.ends().isBefore(now));
        return counts.merge(
                token,
                new Count(1, allowed, now.plus(LENGTH), now),
                (before, fresh) -> new Count(before.used() + 1, allowed, before.ends(), now));
    }
}
