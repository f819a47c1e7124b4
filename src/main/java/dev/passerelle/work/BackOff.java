package dev.passerelle.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after a failure: up to longer and longer, with full jitter so that many do not come back at once. */
public final class BackOff {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300));

    private BackOff() {}

    /** The longest pause after that many failures before this one. */
    static Duration longest(int failuresBefore) {
        return STEPS.get(Math.min(failuresBefore, STEPS.size() - 1));
    }

    /** A pause between nothing and {@link #longest}: spread over all of it, those who failed together do not return together. */
    public static Duration after(int failuresBefore) {
        var longest = longest(failuresBefore).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
    }
}
