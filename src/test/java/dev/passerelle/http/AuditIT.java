package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who changed what. */
@Tidy.Up
class AuditIT {

    static List<JsonNode> entries(TestBot bot) {
        return Organisation.items(
                Api.PLATFORM.get(bot.address() + "/audit?limit=500").is(200).at("/items"));
    }

    static List<String> actions(TestBot bot) {
        return entries(bot).stream().map(entry -> entry.get("action").asText()).toList();
    }

    @Test
    void aChangeOfTheConfigurationIsNotedWithWhatItChanged() {
        var bot = TestBot.in(Organisation.make());

        bot.change(document -> document.put("inactivityMinutes", 45));

        var entry = entries(bot).get(0);
        assertThat(entry.get("action").asText()).isEqualTo("bot.configured");
        assertThat(entry.get("actor").asText()).isEqualTo("platform");
        assertThat(entry.get("target").asText()).isEqualTo(bot.slug);
        assertThat(entry.get("before")).isEqualTo(Http.parse("{\"/inactivityMinutes\":30}"));
        assertThat(entry.get("after")).isEqualTo(Http.parse("{\"/inactivityMinutes\":45}"));
        assertThat(entry.get("at").asText()).isNotEmpty();
        assertThat(actions(bot)).last().isEqualTo("bot.created");
    }

    @Test
    void savingWhatIsThereAlreadyIsNoChange() {
        var bot = TestBot.in(Organisation.make());
        var before = entries(bot).size();

        bot.save(bot.stored()).is(200);

        assertThat(entries(bot)).hasSize(before);
    }

    @Test
    void aSecretIsNeverInTheJournal() {
        var bot = TestBot.in(Organisation.make());
        var connector = bot.document();
        connector.withObject("/connector").put("clientSecret", "another-secret");

        bot.save(connector).is(200);

        var journal = Api.PLATFORM.get(bot.address() + "/audit").is(200).text();
        assertThat(journal).contains("***").doesNotContain("another-secret").doesNotContain(bot.genesys.secret);
    }

    @Test
    void keysComeAndGoWithANote() {
        var bot = TestBot.in(Organisation.make());
        var key = bot.issueKey();

        Api.PLATFORM
                .delete(bot.address() + "/api-keys/" + key.at("/id").asText())
                .is(204);

        assertThat(actions(bot)).startsWith("api-key.revoked", "api-key.issued");
        assertThat(entries(bot).get(0).get("target").asText())
                .isEqualTo(key.at("/id").asText());
        assertThat(entries(bot).toString()).doesNotContain(key.at("/key").asText());
    }

    @Test
    void theJournalHasPages() {
        var bot = TestBot.in(Organisation.make());
        bot.change(document -> document.put("inactivityMinutes", 45));

        var first = Api.PLATFORM.get(bot.address() + "/audit?limit=1").is(200);
        var second = Api.PLATFORM
                .get(bot.address() + "/audit?limit=1&after=" + first.at("/next").asText())
                .is(200);

        assertThat(first.at("/items/0/id").asText())
                .isGreaterThan(second.at("/items/0/id").asText());
    }
}
