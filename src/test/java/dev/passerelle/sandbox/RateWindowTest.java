package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private final Instant start = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void countsEachTokenAndStartsAgainAfterAMinute() {
        var rates = new RateWindow();

        rates.next("a", 2, start);
        rates.next("b", 2, start);
        assertThat(rates.next("a", 2, start.plusSeconds(3)).exceeded()).isFalse();
        var third = rates.next("a", 2, start.plusSeconds(10));

        assertThat(third.exceeded()).isTrue();
        assertThat(third.secondsLeft()).isEqualTo(50);
        assertThat(rates.next("a", 2, start.plusSeconds(61)).used()).isEqualTo(1);
    }
}
