package dev.passerelle.web;

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

    private final ZoneId zone = ZoneId.systemDefault();

    /** "12 nov. 2026". */
    public String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.getLocale())
                .withZone(zone)
                .format(moment);
    }

    /** "12 nov. 2026, 14:05". */
    public String minute(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.getLocale())
                .withZone(zone)
                .format(moment);
    }

    /** To the second, with the zone: what stands behind a date on hover. */
    public String exact(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(language.getLocale())
                .withZone(zone)
                .format(moment);
    }

    /** "9 h 12": how long it lasts already. */
    public String since(Instant moment) {
        var lasts = Duration.between(moment, clock.instant());
        if (lasts.toDays() > 0) {
            return words("moment.days", lasts.toDays(), lasts.toHoursPart());
        }
        if (lasts.toHours() > 0) {
            return words("moment.hours", lasts.toHours(), lasts.toMinutesPart());
        }
        return lasts.toMinutes() > 0 ? words("moment.minutes", lasts.toMinutes()) : words("moment.now");
    }

    private String words(String key, Object... arguments) {
        return new MessageFormat(language.words().getString(key), language.getLocale()).format(arguments);
    }
}
