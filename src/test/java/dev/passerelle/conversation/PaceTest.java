package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many open conversations share one budget. */
class PaceTest {

    @ParameterizedTest
    @CsvSource({
        // open, watched, this one is watched, reads a minute, pause
        "1,     0,  false, 180, PT2S",
        "1,     1,  true,  180, PT2S",
        "60,    0,  false, 180, PT20S",
        "60,    60, true,  180, PT20S",
        "54,    3,  false, 180, PT20S",
        "54,    3,  true,  180, PT6.666666666S",
        "10000, 0,  false, 180, PT5M"
    })
    void allShareAndTheWatchedCountThreeTimes(long open, long watched, boolean isWatched, int reads, Duration pause) {
        assertThat(Pace.fair(open, watched, isWatched, reads)).isEqualTo(pause);
    }
}
