package dev.passerelle.statistics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The figures of a period: all together, and by day, by skill and by outcome. */
public record Report(Figures total, List<OfDay> days, List<OfSkill> skills, List<OfOutcome> outcomes) {

    public record OfDay(LocalDate day, Figures figures) {}

    /** @param skill null for conversations without one */
    public record OfSkill(String skill, Figures figures) {

        static final Comparator<OfSkill> BUSIEST_FIRST = Comparator.<OfSkill>comparingLong(
                        row -> row.figures().escalations())
                .reversed()
                .thenComparing(OfSkill::skill, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    public record OfOutcome(Outcome outcome, long escalations) {}

    public boolean isEmpty() {
        return total.isEmpty();
    }
}
