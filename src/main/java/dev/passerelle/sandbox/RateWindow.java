package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of each token in its current minute, which begins with the first of them. */
@ApplicationScoped
public class RateWindow {

    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final int LOOKS = 5_000;

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private int sinceCleaned;

    /** One more request of this token. */
    record Count(int used, int allowed, Instant ends, Instant at) {

        boolean exceeded() {
            return used > allowed;
        }

        int secondsLeft() {
            return (int) Math.max(1, Duration.between(at, ends).plusMillis(999).toSeconds());
        }

        /** As a gateway's headers show it that lets nobody in before that many seconds have passed. */
        Count spent(Integer seconds, Instant now) {
            return new Count(allowed + 1, allowed, seconds == null ? ends : now.plusSeconds(seconds), now);
        }

        private Count next(int allowed, Instant now) {
            return ends.isAfter(now) ? new Count(used + 1, allowed, ends, now) : first(allowed, now);
        }

        private static Count first(int allowed, Instant now) {
            return new Count(1, allowed, now.plus(LENGTH), now);
        }
    }

    Count next(String token, int allowed, Instant now) {
        clean(now);
        return counts.compute(
                token, (key, before) -> before == null ? Count.first(allowed, now) : before.next(allowed, now));
    }

    /** Thousands of tokens may be in use: only now and then is it looked for those that are not. */
    private synchronized void clean(Instant now) {
        if (++sinceCleaned > LOOKS) {
            sinceCleaned = 0;
            counts.values().removeIf(each -> !each.ends().isAfter(now));
        }
    }
}
