package dev.passerelle.http;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits for what happens soon, but not at once. */
final class Eventually {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 40;

    private Eventually() {}

    /** Until it no longer fails; then its value. */
    static <T> T eventually(Supplier<T> claim) {
        var end = Instant.now().plus(SOON);
        while (true) {
            try {
                return claim.get();
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    /** Until it no longer fails. */
    static void eventually(Runnable claim) {
        eventually(() -> {
            claim.run();
            return null;
        });
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
