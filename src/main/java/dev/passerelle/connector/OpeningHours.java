package dev.passerelle.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.problem.Json;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
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

    private static boolean covers(BotDocument.Slot slot, ZonedDateTime local) {
        var day = BotDocument.Day.values()[local.getDayOfWeek().ordinal()];
        var minute = local.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        return slot.days().contains(day) && slot.from().compareTo(minute) <= 0 && minute.compareTo(slot.to()) < 0;
    }
}
