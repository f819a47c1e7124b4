package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    private static final BotDocument.OpeningHours HOURS = new BotDocument.OpeningHours(
            "Europe/Paris",
            List.of(
                    new BotDocument.Slot(List.of(BotDocument.Day.FRI), "09:00", "18:00"),
                    new BotDocument.Slot(List.of(BotDocument.Day.SAT), "20:00", "24:00")),
            List.of("2026-12-25"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z, true",
        "2026-11-20T07:59:59Z, false",
        "2026-11-20T16:59:59Z, true",
        "2026-11-20T17:00:00Z, false",
        "2026-07-17T07:00:00Z, true",
        "2026-11-21T22:59:59Z, true",
        "2026-11-21T23:00:00Z, false",
        "2026-11-22T12:00:00Z, false",
        "2026-12-25T12:00:00Z, false",
    })
    void followTheClockOfTheirTimeZone(Instant at, boolean open) {
        assertThat(OpeningHours.isOpen(HOURS, at)).isEqualTo(open);
    }
}
