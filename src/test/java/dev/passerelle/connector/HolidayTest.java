package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25"
            })
    void easterIsWhereTheCalendarHasIt(LocalDate easter) {
        assertThat(Holiday.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void aYearHasElevenFromAnyDayOn() {
        var days = Holiday.yearFrom(LocalDate.of(2026, 11, 28));

        assertThat(days).hasSize(11).startsWith(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
        assertThat(days).contains(LocalDate.of(2027, 3, 29), LocalDate.of(2027, 5, 6), LocalDate.of(2027, 5, 17));
    }

    @Test
    void aDayIsNamedAfterItsHoliday() {
        assertThat(Holiday.on(LocalDate.of(2026, 5, 14))).contains(Holiday.ASCENSION);
        assertThat(Holiday.on(LocalDate.of(2026, 5, 15))).isEmpty();
    }
}
