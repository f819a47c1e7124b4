package dev.passerelle.callback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** When a callback that failed is tried again: Standard Webhooks' own schedule, unless a setting says otherwise. */
record Schedule(List<Duration> pauses) {

    /** Part of a pause that chance adds to it, so that many do not come back at once. */
    private static final double JITTER = 0.1;

    /** @param text ISO-8601 durations with commas between them, as in {@code PT5S,PT5M} */
    static Schedule parse(String text) {
        return new Schedule(Stream.of(text.split(","))
                .map(String::strip)
                .map(Duration::parse)
                .toList());
    }

    /** The pause after that many failures; empty when it was the last try. */
    Optional<Duration> after(int failures) {
        if (failures > pauses.size()) {
            return Optional.empty();
        }
        var pause = pauses.get(failures - 1).toMillis();
        var jitter = (long) (pause * JITTER * ThreadLocalRandom.current().nextDouble());
        return Optional.of(Duration.ofMillis(pause + jitter));
    }
}
