package dev.passerelle.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as they stand in the filter of a list, 2026-11-28, both ends included. */
@ApplicationScoped
public class Days {

    @Inject
    Flaws flaws;

    @Inject
    Language language;

    @Inject
    Moments moments;

    /** When the day begins; null for none, or for one that is no date, which is then said at the pointer. */
    public Instant start(String pointer, String day) {
        return midnight(pointer, day, 0);
    }

    /** When the day is over; null as for {@link #start}. */
    public Instant end(String pointer, String day) {
        return midnight(pointer, day, 1);
    }

    private Instant midnight(String pointer, String day, int later) {
        if (day == null || day.isBlank()) {
            return null;
        }
        var date = date(day);
        if (date.isEmpty()) {
            flaws.addWords(pointer, language.words().getString("form.notADate"));
        }
        return date.map(known ->
                        known.plusDays(later).atStartOfDay(moments.zone()).toInstant())
                .orElse(null);
    }

    /** Of years that a database and an id can hold. */
    private static Optional<LocalDate> date(String day) {
        try {
            return Optional.of(LocalDate.parse(day)).filter(date -> date.getYear() >= 1970 && date.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
