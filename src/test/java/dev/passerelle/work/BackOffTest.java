package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
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
    void isSpreadOverTheWholeStep() {
        var pauses = IntStream.range(0, 1000).mapToObj(i -> BackOff.after(2)).toList();

        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(15)));
        assertThat(pauses).anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(2)));
        assertThat(pauses).anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofSeconds(13)));
    }
}
