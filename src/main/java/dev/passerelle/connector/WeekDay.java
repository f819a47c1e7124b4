package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A day of the week and its hours, while they are edited. */
public class WeekDay implements Serializable {

    private static final long serialVersionUID = 1L;

    private final BotDocument.Day day;

    private final ArrayList<DayHours> hours = new ArrayList<>();

    WeekDay(BotDocument.Day day) {
        this.day = day;
    }

    public void add() {
        if (hours.isEmpty()) {
            hours.add(new DayHours("09:00", "18:00"));
        } else {
            hours.add(new DayHours("", ""));
        }
    }

    void add(String from, String to) {
        hours.add(new DayHours(from, to));
        hours.sort(Comparator.comparing(DayHours::getFrom));
    }

    public void remove(DayHours gone) {
        hours.remove(gone);
    }

    void copy(WeekDay other) {
        hours.clear();
        other.hours.forEach(each -> hours.add(new DayHours(each.getFrom(), each.getTo())));
    }

    /** In the words of the HTTP contract; a page puts them beside {@code /week/MON/0/from}. */
    List<Problem.Flaw> flaws() {
        var flaws = new ArrayList<Problem.Flaw>();
        for (int i = 0; i < hours.size(); i++) {
            var pointer = "/week/" + day + "/" + i;
            var each = hours.get(i);
            var begins = BotRules.isTime(each.getFrom(), false);
            if (!begins) {
                flaws.add(new Problem.Flaw(pointer + "/from", "not-a-time"));
            }
            if (!BotRules.isTime(each.getTo(), true)) {
                flaws.add(new Problem.Flaw(pointer + "/to", "not-a-time"));
            } else if (begins && each.getFrom().compareTo(each.getTo()) >= 0) {
                flaws.add(new Problem.Flaw(pointer + "/to", "before-from"));
            } else if (each.isRight() && hours.subList(0, i).stream().anyMatch(before -> isOver(before, each))) {
                flaws.add(new Problem.Flaw(pointer + "/from", "overlapping"));
            }
        }
        return flaws;
    }

    private static boolean isOver(DayHours before, DayHours each) {
        return before.isRight() && before.overlaps(each);
    }

    public BotDocument.Day getDay() {
        return day;
    }

    public List<DayHours> getHours() {
        return hours;
    }
}
