package dev.passerelle.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayChartTest {

    private static Report.OfDay day(long escalations, long answered, long abandoned) {
        return new Report.OfDay(
                LocalDate.parse("2026-11-30"), new Figures(escalations, answered, abandoned, null, null, null, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "3,5", "10,10", "11,20", "4321,5000", "99999,100000"})
    void endsAtARoundNumber(long most, long top) {
        assertThat(DayChart.roundUp(most)).isEqualTo(top);
    }

    @Test
    void thePartsOfABarStandOneUponTheOther() {
        var bar = new DayChart(List.of(day(10, 5, 3))).bars().get(0);

        assertThat(bar.answered()).isEqualTo(new DayChart.Part(80, 80));
        assertThat(bar.abandoned()).isEqualTo(new DayChart.Part(32, 48));
        assertThat(bar.others()).isEqualTo(new DayChart.Part(0, 32));
    }

    @Test
    void eachDayHasItsPlace() {
        var bars = new DayChart(List.of(day(1, 0, 0), day(0, 0, 0))).bars();

        assertThat(bars).extracting(DayChart.Bar::x).containsExactly("5.00%", "55.00%");
        assertThat(bars).extracting(DayChart.Bar::width).containsOnly("40.00%");
    }
}
