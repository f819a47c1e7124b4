package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    private static final BotDocument.OpeningHours HOURS = new BotDocument.OpeningHours(
            "Europe/Paris",
            List.of(
                    new BotDocument.Slot(List.of(BotDocument.Day.FRI), "09:00", "18:00"),
                    new BotDocument.Slot(List.of(BotDocument.Day.SAT), "20:00", "24:00")),
            List.of("2026-12-25"));

    /** At night, on the two nights when the clocks change: an hour that is not there, and one that is there twice. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:30:00Z, false",
        "2026-03-29T00:59:59Z, false",
        "2026-03-29T01:00:00Z, false",
        "2026-10-24T23:59:59Z, false",
        "2026-10-25T00:00:00Z, true",
        "2026-10-25T01:00:00Z, true",
        "2026-10-25T01:59:59Z, true",
        "2026-10-25T02:00:00Z, false",
    })
    void followTheClockWhenItChanges(Instant at, boolean open) {
        var night = new BotDocument.OpeningHours(
                "Europe/Paris",
                List.of(new BotDocument.Slot(List.of(BotDocument.Day.SUN), "02:00", "03:00")),
                List.of());

        assertThat(OpeningHours.isOpen(night, at)).isEqualTo(open);
    }

    /** Over midnight: two slots, and the closed day is the one on which the night begins or ends. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T22:59:59Z, true",
        "2026-11-20T23:00:00Z, true",
        "2026-11-21T00:59:59Z, true",
        "2026-11-21T01:00:00Z, false",
        "2026-12-25T22:30:00Z, false",
        "2026-12-25T23:30:00Z, true",
    })
    void aNightIsTwoSlots(Instant at, boolean open) {
        var night = new BotDocument.OpeningHours(
                "Europe/Paris",
                List.of(
                        new BotDocument.Slot(List.of(BotDocument.Day.FRI), "22:00", "24:00"),
                        new BotDocument.Slot(List.of(BotDocument.Day.SAT), "00:00", "02:00")),
                List.of("2026-12-25"));

        assertThat(OpeningHours.isOpen(night, at)).isEqualTo(open);
    }

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

    /** Friday 9 to 18, Saturday from 20 to midnight, in Paris. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00Z, 2026-11-20T17:00:00Z",
        "2026-11-20T17:00:00Z, 2026-11-21T19:00:00Z",
        "2026-11-21T19:30:00Z, 2026-11-21T23:00:00Z",
        "2026-12-24T12:00:00Z, 2026-12-26T19:00:00Z",
        "2026-07-16T12:00:00Z, 2026-07-17T07:00:00Z",
    })
    void tellWhenTheyChangeNext(Instant now, Instant next) {
        assertThat(OpeningHours.nextChange(HOURS, now)).contains(next);
    }

    /** Open through the hour that is missing: it closes when the clock says 4, an hour early by the sun. */
    @Test
    void tellTheNextChangeInTheNightsWhenTheClockChanges() {
        var night = new BotDocument.OpeningHours(
                "Europe/Paris",
                List.of(new BotDocument.Slot(List.of(BotDocument.Day.SUN), "02:30", "04:00")),
                List.of());

        assertThat(OpeningHours.nextChange(night, Instant.parse("2026-03-29T00:59:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(OpeningHours.nextChange(night, Instant.parse("2026-03-29T01:30:00Z")))
                .contains(Instant.parse("2026-03-29T02:00:00Z"));
    }

    @Test
    void goOnOverMidnightWhenTwoSlotsMeet() {
        var days = List.of(BotDocument.Day.values());
        var nights = new BotDocument.OpeningHours(
                "UTC",
                List.of(new BotDocument.Slot(days, "00:00", "02:00"), new BotDocument.Slot(days, "22:00", "24:00")),
                List.of());

        assertThat(OpeningHours.nextChange(nights, Instant.parse("2026-11-20T23:00:00Z")))
                .contains(Instant.parse("2026-11-21T02:00:00Z"));
    }

    @Test
    void neverChangeWhenTheyAreAlwaysOrNeverOpen() {
        var always = new BotDocument.OpeningHours(null, null, null);
        var never = new BotDocument.OpeningHours(null, List.of(), null);

        assertThat(OpeningHours.nextChange(always, Instant.EPOCH)).isEmpty();
        assertThat(OpeningHours.nextChange(never, Instant.EPOCH)).isEmpty();
    }
}
