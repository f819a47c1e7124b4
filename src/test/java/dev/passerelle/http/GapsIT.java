package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators wrote while no webhook came through. */
@Tidy.Up
class GapsIT {

    private static List<String> words(Chat chat) {
        return chat.texts().stream().map(entry -> entry.get("text").asText()).toList();
    }

    @Test
    void whatNoWebhookBroughtIsReadBack() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;

        genesys.change(Map.of("webhookLost", 1));
        chat.leaSays("perdu un");
        chat.leaSays("perdu deux");
        genesys.change(Map.of("webhookLost", 0));
        chat.leaSays("reçu");
        chat.entry("reçu");

        var second = chat.entry("perdu deux");
        var first = chat.entry("perdu un");
        var last = chat.entry("reçu");
        assertThat(first.get("repaired").asBoolean()).isTrue();
        assertThat(second.get("repaired").asBoolean()).isTrue();
        assertThat(last.get("repaired").asBoolean()).isFalse();
        assertThat(words(chat)).containsExactly("Bonjour", "reçu", "perdu un", "perdu deux");
        assertThat(first.get("at").asText())
                .as("Genesys' time")
                .isLessThan(last.get("at").asText());
        assertThat(first.at("/operator/name").asText()).isEqualTo(Organisation.LEA);
    }

    @Test
    void aWebhookThatComesAfterAllAddsNothing() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        genesys.change(Map.of("webhookLost", 1));
        chat.leaSays("perdu");
        genesys.change(Map.of("webhookLost", 0));
        chat.entry("perdu");

        genesys.act(chat.inGenesys(), "duplicate", Map.of());
        chat.leaSays("après");
        chat.entry("après");

        assertThat(words(chat)).containsExactly("Bonjour", "perdu", "après");
    }

    @Test
    void theLastWordsBeforeTheEndAreNotLost() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        genesys.change(Map.of("webhookLost", 1));

        chat.leaSays("Au revoir");
        genesys.act(chat.inGenesys(), "disconnect", Map.of("operator", Organisation.LEA));

        chat.await("ENDED");
        assertThat(words(chat)).startsWith("Bonjour", "Au revoir").hasSize(3);
        assertThat(chat.ledger().get(chat.ledger().size() - 1).get("status").asText())
                .isEqualTo("ENDED");
    }

    @Test
    void buttonsAreReadBackToo() {
        var chat = TestBot.ready().chat();
        var genesys = chat.bot().genesys;
        var conversation = chat.inGenesys();
        genesys.change(Map.of("webhookLost", 1));

        genesys.act(conversation, "quick-replies", Map.of("text", "D'accord ?", "replies", List.of("Oui", "Non")));

        var entry = chat.entry("D'accord ?");
        assertThat(entry.get("author").asText()).isEqualTo("BOT");
        assertThat(entry.at("/quickReplies/1/text").asText()).isEqualTo("Non");
    }

    @Test
    void whatMayNotBeReadBackDoesNotKeepAChatOpen() {
        var genesys = Organisation.make();
        var bot = TestBot.readyIn(genesys);
        var chat = bot.chatWithLea();
        genesys.permit(Organisation.FIVE_PERMISSIONS);
        genesys.change(Map.of("webhookLost", 1));

        chat.leaSays("perdu");
        genesys.act(chat.inGenesys(), "disconnect", Map.of("operator", Organisation.LEA));

        eventually(() -> assertThat(genesys.requests("GET", "/details$")).isNotEmpty());
        assertThat(chat.read().at("/status").asText())
                .as("its webhook may still come")
                .isEqualTo("ACTIVE");
    }
}
