package dev.passerelle.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Patience, with an end. */
final class Waiting {

    private static final int PAUSE_MILLIS = 50;

    private Waiting() {}

    static void until(String what, Duration patience, BooleanSupplier condition) {
        if (!within(patience, condition)) {
            throw new AssertionError("Not within " + patience + ": " + what);
        }
    }

    static boolean within(Duration patience, BooleanSupplier condition) {
        var end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause(PAUSE_MILLIS);
        }
        return true;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new Wire.Interrupted(e);
        }
    }
}
