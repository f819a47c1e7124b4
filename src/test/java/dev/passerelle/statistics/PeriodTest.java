package dev.passerelle.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void theLastDaysEndWithTodayWhereTheBotIs() {
        var period = Period.lastDays(7, Instant.parse("2026-11-28T23:30:00Z"), PARIS);

        assertThat(period.first()).isEqualTo(day("2026-11-23"));
        assertThat(period.last()).isEqualTo(day("2026-11-29"));
        assertThat(period.length()).isEqualTo(7);
        assertThat(period.from()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(period.until()).isEqualTo("2026-11-29T23:00:00Z");
    }

    @Test
    void daysOfOneLengthAreOneStretch() {
        var period = new Period(day("2026-11-01"), day("2026-11-30"), PARIS);

        assertThat(period.stretches())
                .containsExactly(new Period.Stretch(day("2026-11-01"), period.from(), period.until(), 86_400));
    }

    @Test
    void aDayOnWhichTheClockChangesStandsAlone() {
        var period = new Period(day("2026-10-20"), day("2026-10-31"), PARIS);

        assertThat(period.stretches())
                .extracting(Period.Stretch::first, Period.Stretch::dayInSeconds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day("2026-10-20"), 86_400L),
                        org.assertj.core.groups.Tuple.tuple(day("2026-10-25"), 90_000L),
                        org.assertj.core.groups.Tuple.tuple(day("2026-10-26"), 86_400L));
    }

    @Test
    void stretchesFollowEachOtherWithoutAGap() {
        var period = new Period(day("2026-01-01"), day("2026-12-31"), PARIS);

        var stretches = period.stretches();

        assertThat(stretches).hasSize(5);
        assertThat(stretches.get(0).from()).isEqualTo(period.from());
        assertThat(stretches.get(4).until()).isEqualTo(period.until());
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).until());
        }
    }
}
