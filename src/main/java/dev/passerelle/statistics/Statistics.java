package dev.passerelle.statistics;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Counts the conversations of the bot in force that began in a period, and the texts that were given up in it.
 *
 * <p>Everything that a query needs of a conversation stands in the index {@code conversation_statistics}.
 */
@ApplicationScoped
class Statistics {

    private static final String ABANDONED = "case when c.activeAt is null and c.status = ENDED"
            + " and c.endReason in (VISITOR_LEFT, INACTIVITY, NO_OPERATOR) then 1 else 0 end";
    private static final String WAIT = lasted("c.createdAt", "c.activeAt");
    private static final String LENGTH = lasted("c.activeAt", "c.endedAt");

    private static final String FIGURES = ", count(*), count(c.activeAt), sum(" + ABANDONED + "), "
            + percentile("0.5", WAIT) + ", " + percentile("0.9", WAIT) + ", " + percentile("0.5", LENGTH);

    private static final String BEGUN = " from Conversation c where c.createdAt >= :from and c.createdAt < :until"
            + " and (:skill is null or c.skill = :skill)";
    private static final String FAILED = " from DeadLetter d join Conversation c on c.id = d.conversation"
            + " where d.direction = TO_OPERATOR and d.failedAt >= :from and d.failedAt < :until"
            + " and (:skill is null or c.skill = :skill)";

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    private static String lasted(String from, String until) {
        return "cast(extract(epoch from " + until + ") - extract(epoch from " + from + ") as Double)";
    }

    private static String percentile(String share, String of) {
        return "percentile_cont(" + share + ") within group (order by " + of + ")";
    }

    /** The number of a day in a stretch. A number in the text of the query, because a parameter may not be grouped by. */
    private static String day(String moment, Period.Stretch stretch) {
        return "cast(floor((extract(epoch from " + moment + ") - "
                + stretch.from().getEpochSecond() + ") / " + stretch.dayInSeconds() + ") as Integer)";
    }

    /** @param skill null for all */
    @Transactional
    Report of(Period period, String skill) {
        var failuresByDay = new HashMap<LocalDate, Long>();
        var failuresBySkill = new HashMap<String, Long>();
        failures(period, skill, (day, row) -> {
            failuresByDay.merge(day, (Long) row[2], Long::sum);
            failuresBySkill.merge((String) row[1], (Long) row[2], Long::sum);
        });
        var failures =
                failuresByDay.values().stream().mapToLong(Long::longValue).sum();
        return new Report(
                total(period, skill).withFailures(failures),
                byDay(period, skill, failuresByDay),
                bySkill(period, skill, failuresBySkill),
                byOutcome(period, skill));
    }

    private void failures(Period period, String skill, BiConsumer<LocalDate, Object[]> each) {
        for (var stretch : period.stretches()) {
            var day = day("d.failedAt", stretch);
            rows("select " + day + ", c.skill, count(d)" + FAILED + " group by " + day + ", c.skill", stretch, skill)
                    .forEach(row -> each.accept(stretch.first().plusDays((Integer) row[0]), row));
        }
    }

    private Figures total(Period period, String skill) {
        return Figures.of(rows("select 0" + FIGURES + BEGUN, period, skill).get(0));
    }

    private List<Report.OfDay> byDay(Period period, String skill, Map<LocalDate, Long> failures) {
        var found = new HashMap<LocalDate, Figures>();
        for (var stretch : period.stretches()) {
            var day = day("c.createdAt", stretch);
            rows("select " + day + FIGURES + BEGUN + " group by " + day, stretch, skill)
                    .forEach(row -> found.put(stretch.first().plusDays((Integer) row[0]), Figures.of(row)));
        }
        return period.days().stream()
                .map(day -> new Report.OfDay(
                        day, found.getOrDefault(day, Figures.NONE).withFailures(failures.getOrDefault(day, 0L))))
                .toList();
    }

    /** The skill with the most escalations first. */
    private List<Report.OfSkill> bySkill(Period period, String skill, Map<String, Long> failures) {
        var found = new HashMap<String, Figures>();
        rows("select c.skill" + FIGURES + BEGUN + " group by c.skill", period, skill)
                .forEach(row -> found.put((String) row[0], Figures.of(row)));
        return union(found.keySet(), failures.keySet())
                .map(name -> new Report.OfSkill(
                        name, found.getOrDefault(name, Figures.NONE).withFailures(failures.getOrDefault(name, 0L))))
                .sorted(Report.OfSkill.BUSIEST_FIRST)
                .toList();
    }

    private static Stream<String> union(Collection<String> some, Collection<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all.stream();
    }

    private List<Report.OfOutcome> byOutcome(Period period, String skill) {
        var answered = "case when c.activeAt is null then 0 else 1 end";
        var found = new EnumMap<Outcome, Long>(Outcome.class);
        rows(
                        "select c.status, c.endReason, " + answered + ", count(*)" + BEGUN
                                + " group by c.status, c.endReason, " + answered,
                        period,
                        skill)
                .forEach(row -> found.merge(
                        Outcome.of((Status) row[0], (EndReason) row[1], ((Number) row[2]).intValue() == 1),
                        (Long) row[3],
                        Long::sum));
        return found.entrySet().stream()
                .map(entry -> new Report.OfOutcome(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Object[]> rows(String query, Period period, String skill) {
        return rows(query, period.from(), period.until(), skill);
    }

    private List<Object[]> rows(String query, Period.Stretch stretch, String skill) {
        return rows(query, stretch.from(), stretch.until(), skill);
    }

    private List<Object[]> rows(String query, Instant from, Instant until, String skill) {
        TypedQuery<Object[]> typed = store.createQuery(query, Object[].class);
        return typed.setParameter("from", from)
                .setParameter("until", until)
                .setParameter("skill", skill)
                .getResultList();
    }
}
