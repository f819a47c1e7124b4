package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The opening hours of a week, day by day, while they are edited. */
class Week implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<WeekDay> days = new ArrayList<>();

    private Week() {
        Stream.of(BotDocument.Day.values()).map(WeekDay::new).forEach(days::add);
    }

    static Week of(List<BotDocument.Slot> slots) {
        var week = new Week();
        slots.forEach(slot ->
                slot.days().forEach(day -> week.days.get(day.ordinal()).add(slot.from(), slot.to())));
        return week;
    }

    /** What somebody starts from who has had no hours. */
    static Week usual() {
        var days = List.of(BotDocument.Day.values()).subList(0, 5);
        return of(List.of(new BotDocument.Slot(days, "09:00", "18:00")));
    }

    void copyMonday() {
        days.subList(1, 5).forEach(day -> day.copy(days.get(0)));
    }

    List<Problem.Flaw> flaws() {
        return days.stream().flatMap(day -> day.flaws().stream()).toList();
    }

    private record Hours(String from, String to) {}

    /** The same hours of several days are one slot. */
    List<BotDocument.Slot> slots() {
        var slots = new LinkedHashMap<Hours, List<BotDocument.Day>>();
        for (var day : days) {
            for (var each : day.getHours()) {
                slots.computeIfAbsent(new Hours(each.getFrom(), each.getTo()), none -> new ArrayList<>())
                        .add(day.getDay());
            }
        }
        return slots.entrySet().stream()
                .map(slot -> new BotDocument.Slot(
                        slot.getValue(), slot.getKey().from(), slot.getKey().to()))
                .toList();
    }

    List<WeekDay> days() {
        return days;
    }
}
