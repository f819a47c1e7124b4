package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A livechat that is closed takes nobody, and lets go of nobody. */
@Tidy.Up
class OpeningHoursIT {

    private static final List<String> EVERY_DAY = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private static void hours(ObjectNode document, List<String> days, List<String> closed) {
        document.set(
                "openingHours",
                Http.JSON.valueToTree(Map.of(
                        "timeZone",
                        "UTC",
                        "slots",
                        days.isEmpty() ? List.of() : List.of(Map.of("days", days, "from", "00:00", "to", "24:00")),
                        "closed",
                        closed)));
    }

    private static String reason(TestBot bot) {
        return bot.api
                .get("/api/v1/availability?skill=Animal")
                .is(200)
                .at("/reason")
                .asText();
    }

    @Test
    void whenItIsClosedNobodyIsTakenAndWhoIsInStaysIn() {
        var bot = TestBot.ready();
        var chat = bot.chatWithLea();

        bot.change(document -> hours(document, List.of(), List.of()));

        assertThat(reason(bot)).isEqualTo("OUTSIDE_OPENING_HOURS");
        var refused = bot.escalate(Map.of("visitorId", "v-1", "skill", "Animal"));
        Problems.check(refused, 409, "outside-opening-hours");
        chat.say("Encore là");
        chat.awaitDelivery("Encore là", "SENT");
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void aHolidayClosesAnOpenDay() {
        var bot = TestBot.ready();
        bot.change(document -> hours(document, EVERY_DAY, List.of()));
        assertThat(reason(bot)).isEqualTo("null");

        var today = LocalDate.now(ZoneOffset.UTC);
        bot.change(document -> hours(
                document, EVERY_DAY, List.of(today.toString(), today.plusDays(1).toString())));

        assertThat(reason(bot)).isEqualTo("OUTSIDE_OPENING_HOURS");
    }
}
