package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.connector.BotDocument.Day;
import dev.passerelle.connector.BotDocument.Slot;
import dev.passerelle.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {

    private static final List<Slot> SLOTS = List.of(
            new Slot(List.of(Day.MON, Day.TUE), "09:00", "12:00"),
            new Slot(List.of(Day.MON, Day.TUE), "14:00", "18:00"),
            new Slot(List.of(Day.SAT), "10:00", "24:00"));

    @Test
    void isTheSlotsItWasMadeOf() {
        assertThat(Week.of(SLOTS).slots()).isEqualTo(SLOTS);
    }

    @Test
    void copiesMondayToTheOtherWorkingDaysOnly() {
        var week = Week.of(SLOTS);

        week.copyMonday();

        assertThat(week.slots())
                .extracting(Slot::days)
                .containsExactly(
                        List.of(Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI),
                        List.of(Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI),
                        List.of(Day.SAT));
    }

    @ParameterizedTest
    @CsvSource({"9, 09:00", "9h, 09:00", "9h30, 09:30", "9:30, 09:30", " 18 h 15 , 18:15", "24:00, 24:00", "midi, midi"
    })
    void takesATimeAsPeopleWriteIt(String typed, String time) {
        var hours = new DayHours("", "");

        hours.setTo(typed);

        assertThat(hours.getTo()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "24:00, 24:00, from, not-a-time",
        "09:00, midi, to, not-a-time",
        "12:00, 12:00, to, before-from",
        "11:00, 13:00, from, overlapping",
    })
    void saysWhichHourIsWrong(String from, String to, String field, String message) {
        var week = Week.of(SLOTS);

        week.days().get(0).add();
        week.days().get(0).getHours().get(2).setFrom(from);
        week.days().get(0).getHours().get(2).setTo(to);

        assertThat(week.flaws()).containsExactly(new Problem.Flaw("/week/MON/2/" + field, message));
    }

    @Test
    void letsOneSlotBeginWhereAnotherEnds() {
        var week = Week.of(
                List.of(new Slot(List.of(Day.MON), "09:00", "12:00"), new Slot(List.of(Day.MON), "12:00", "18:00")));

        assertThat(week.flaws()).isEmpty();
    }
}
