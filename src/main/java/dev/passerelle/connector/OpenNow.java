package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Whether the livechat of the bot in force is open, by the hours that are saved. */
@ApplicationScoped
class OpenNow {

    @Inject
    ConnectorRows rows;

    @Inject
    Clock clock;

    /** @param next when that changes; null when it does not within a year */
    record Standing(boolean open, Instant next, ZoneId zone) {}

    @Transactional
    Standing standing() {
        var saved = rows.openingHours();
        var hours = saved == null ? BotDocument.OpeningHours.ALWAYS : saved;
        var now = clock.instant();
        return new Standing(
                OpeningHours.isOpen(hours, now),
                OpeningHours.nextChange(hours, now).orElse(null),
                ZoneId.of(hours.timeZone()));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
