package dev.passerelle.web;

import dev.passerelle.security.Rights;
import dev.passerelle.security.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Dates and durations as people say them. */
@Named
@ApplicationScoped
public class Moments {

    @Inject
    Language language;

    @Inject
    Clock clock;

    @Inject
    Rights rights;

    /** That of the reader, or of the server for who has not chosen one: where a day that somebody names begins and ends. */
    public ZoneId zone() {
        return rights.standing().map(Standing::zone).orElseGet(ZoneId::systemDefault);
    }

    /** "12 nov. 2026". */
    public String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.getLocale())
                .withZone(zone())
                .format(moment);
    }

    /** "12 nov. 2026, 09:15". */
    public String minute(Instant moment) {
        return dateAndTime(moment, FormatStyle.MEDIUM, FormatStyle.SHORT);
    }

    /** "12 nov. 2026, 09:15:32". */
    public String second(Instant moment) {
        return dateAndTime(moment, FormatStyle.MEDIUM, FormatStyle.MEDIUM);
    }

    /** To the second, with the zone: what stands behind a date on hover. */
    public String exact(Instant moment) {
        return dateAndTime(moment, FormatStyle.LONG, FormatStyle.LONG);
    }

    private String dateAndTime(Instant moment, FormatStyle date, FormatStyle time) {
        return DateTimeFormatter.ofLocalizedDateTime(date, time)
                .withLocale(language.getLocale())
                .withZone(zone())
                .format(moment);
    }

    /** "9 h 12": how long it lasts already. */
    public String since(Instant moment) {
        var lasts = Duration.between(moment, clock.instant());
        return lasts.toMinutes() > 0 ? words(lasts) : words("moment.now");
    }

    /** "9 h 12": how long it lasted, or lasts already when the end is null. */
    public String lasting(Instant start, Instant end) {
        var lasts = Duration.between(start, end == null ? clock.instant() : end);
        return lasts.toMinutes() > 0 ? words(lasts) : words("moment.seconds", Math.max(0, lasts.toSeconds()));
    }

    private String words(Duration lasts) {
        if (lasts.toDays() > 0) {
            return words("moment.days", lasts.toDays(), lasts.toHoursPart());
        }
        if (lasts.toHours() > 0) {
            return words("moment.hours", lasts.toHours(), lasts.toMinutesPart());
        }
        return words("moment.minutes", lasts.toMinutes());
    }

    private String words(String key, Object... arguments) {
        return new MessageFormat(language.words().getString(key), language.getLocale()).format(arguments);
    }
}
