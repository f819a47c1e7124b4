package dev.passerelle.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule USUAL = Schedule.parse(usual());

    private static String usual() {
        try {
            return Progress.class
                    .getDeclaredField("schedule")
                    .getAnnotation(ConfigProperty.class)
                    .defaultValue();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itIsTheScheduleOfStandardWebhooks() {
        assertThat(USUAL.pauses())
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
    }

    @Test
    void aPauseIsWhatIsWrittenAndUpToATenthMore() {
        IntStream.range(0, 1000)
                .forEach(time -> assertThat(USUAL.after(2).orElseThrow())
                        .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330)));
    }

    @Test
    void afterTheLastPauseThereIsNoOther() {
        assertThat(USUAL.after(9)).isPresent();
        assertThat(USUAL.after(10)).isEmpty();
    }
}
