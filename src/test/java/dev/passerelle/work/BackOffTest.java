package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 5", "2, 15", "3, 60", "4, 300", "5, 300", "100, 300"})
    void growsToFiveMinutesAndStaysThere(int failuresBefore, long seconds) {
        assertThat(BackOff.longest(failuresBefore)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void staysBetweenHalfAndAllOfTheLongest() {
        for (int index = 0; index < 1000; index++) {
            assertThat(BackOff.after(2)).isBetween(Duration.ofMillis(7500), Duration.ofMillis(15_000));
        }
    }
}
