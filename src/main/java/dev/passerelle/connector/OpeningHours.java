package dev.passerelle.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.problem.Json;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;

/** When the livechat of a bot is open. A bot without a row is always open. */
@Entity
@Table(name = "opening_hours")
class OpeningHours {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "time_zone")
    private String timeZone;

    private String slots;

    private String closed;

    protected OpeningHours() {} // for JPA

    OpeningHours(BotDocument.OpeningHours hours) {
        this.id = Ids.next();
        change(hours);
    }

    final void change(BotDocument.OpeningHours hours) {
        timeZone = hours.timeZone();
        slots = Json.write(hours.slots());
        closed = Json.write(hours.closed());
    }

    BotDocument.OpeningHours document() {
        return new BotDocument.OpeningHours(
                timeZone, Json.read(slots, new TypeReference<>() {}), Json.read(closed, new TypeReference<>() {}));
    }

    /** The start of a slot belongs to it, the end does not. */
    static boolean isOpen(BotDocument.OpeningHours hours, Instant instant) {
        var local = instant.atZone(ZoneId.of(hours.timeZone()));
        return !hours.closed().contains(local.toLocalDate().toString())
                && hours.slots().stream().anyMatch(slot -> covers(slot, local));
    }

    /** When the livechat opens next, if it is closed, or closes, if it is open; empty when that is more than a year away. */
    static Optional<Instant> nextChange(BotDocument.OpeningHours hours, Instant now) {
        var zone = ZoneId.of(hours.timeZone());
        var today = now.atZone(zone).toLocalDate();
        var open = isOpen(hours, now);
        var end = today.plusYears(1);
        // Each day is looked at with the clock's own changes: an hour may be missing, or be there twice.
        return today.datesUntil(end)
                .flatMap(day -> moments(hours, day, zone))
                .filter(moment -> moment.isAfter(now) && isOpen(hours, moment) != open)
                .findFirst();
    }

    /** The moments of a day at which anything can change, in their order. */
    private static Stream<Instant> moments(BotDocument.OpeningHours hours, LocalDate day, ZoneId zone) {
        var midnight = day.atStartOfDay(zone).toInstant();
        var shift = zone.getRules().nextTransition(midnight.minusNanos(1));
        var shifts = shift == null ? Stream.<Instant>empty() : Stream.of(shift.getInstant());
        var next = day.plusDays(1).atStartOfDay(zone).toInstant();
        var times = hours.slots().stream()
                .flatMap(slot -> Stream.of(slot.from(), slot.to()))
                .distinct()
                .filter(time -> !time.equals("24:00")) // the next day's midnight
                .map(time -> day.atTime(LocalTime.parse(time)).atZone(zone))
                .flatMap(time -> Stream.of(time.withEarlierOffsetAtOverlap(), time.withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant);
        return Stream.of(Stream.of(midnight), shifts, times)
                .flatMap(each -> each)
                .filter(moment -> moment.isBefore(next))
                .sorted();
    }

    private static boolean covers(BotDocument.Slot slot, ZonedDateTime local) {
        var day = BotDocument.Day.values()[local.getDayOfWeek().ordinal()];
        var minute = local.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        return slot.days().contains(day) && slot.from().compareTo(minute) <= 0 && minute.compareTo(slot.to()) < 0;
    }
}
