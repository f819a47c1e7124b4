package dev.passerelle.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Whole days in the time zone of a bot, the first and the last one included. */
record Period(LocalDate first, LocalDate last, ZoneId zone) {

    static final int MOST_DAYS = 366;

    /** Days in a row that are equally long. The clock changes twice a year, and a database that counts in seconds cannot know. */
    record Stretch(LocalDate first, Instant from, Instant until, long dayInSeconds) {}

    static Period lastDays(int days, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return new Period(today.minusDays(days - 1L), today, zone);
    }

    Instant from() {
        return start(first);
    }

    Instant until() {
        return start(last.plusDays(1));
    }

    long length() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    List<Stretch> stretches() {
        var all = new ArrayList<Stretch>();
        var begin = first;
        for (var day : days()) {
            var next = day.plusDays(1);
            if (next.isAfter(last) || seconds(next) != seconds(begin)) {
                all.add(new Stretch(begin, start(begin), start(next), seconds(begin)));
                begin = next;
            }
        }
        return all;
    }

    private long seconds(LocalDate day) {
        return Duration.between(start(day), start(day.plusDays(1))).toSeconds();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
