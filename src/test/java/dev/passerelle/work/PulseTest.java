package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final Duration THRESHOLD = Duration.ofSeconds(15);

    private final Pulse pulse = new Pulse();

    @Test
    void theFirstStartEverEndsNoOutage() {
        assertThat(pulse.beat(START, THRESHOLD)).isEmpty();
    }

    @Test
    void aShortSilenceIsNone() {
        pulse.beat(START, THRESHOLD);

        assertThat(pulse.beat(START.plusSeconds(15), THRESHOLD)).isEmpty();
    }

    @Test
    void aLongSilenceIsToldOnceWithItsStretch() {
        pulse.beat(START, THRESHOLD);
        var end = START.plusSeconds(16);

        assertThat(pulse.beat(end, THRESHOLD)).contains(new OutageEnded(START, end));
        assertThat(pulse.beat(end, THRESHOLD)).isEmpty();
        assertThat(pulse.beat(end.plusSeconds(2), THRESHOLD)).isEmpty();
    }

    @Test
    void aBeatThatComesLateTakesNothingBack() {
        pulse.beat(START, THRESHOLD);

        assertThat(pulse.beat(START.minusSeconds(60), THRESHOLD)).isEmpty();
        assertThat(pulse.beat(START.plusSeconds(2), THRESHOLD)).isEmpty();
    }
}
