package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waits too long, and who says nothing any more. A minute of these tests' server takes ten seconds. */
@Tidy.Up
class SilenceIT {

    private static final String WARNING =
            "Il n’y a plus d’échange depuis un moment. Sans nouveau message, la conversation sera bientôt fermée.";

    private static long warnings(Chat chat) {
        return chat.texts().stream()
                .filter(entry -> entry.get("text").asText().equals(WARNING))
                .count();
    }

    private static void awaitEndInGenesys(Chat chat) {
        var conversation = chat.inGenesys();
        eventually(() -> assertThat(chat.bot()
                        .genesys
                        .conversation(conversation)
                        .get("state")
                        .asText())
                .isEqualTo("ENDED"));
    }

    @Test
    void aSilenceIsWarnedOfAndThenEndsHereAndInGenesys() {
        var bot = TestBot.ready();
        bot.change(document -> document.put("inactivityMinutes", 1));
        var chat = bot.chatWithLea();

        chat.entry(WARNING);
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
        chat.say("Je suis là");
        chat.awaitDelivery("Je suis là", "SENT");
        eventually(() -> assertThat(warnings(chat)).isEqualTo(2));

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("INACTIVITY");
        var ledger = chat.ledger();
        assertThat(ledger.get(ledger.size() - 2).get("text").asText())
                .isEqualTo("La conversation a été fermée : il n’y avait plus d’échange.");
        assertThat(warnings(chat)).isEqualTo(2);
        awaitEndInGenesys(chat);
        assertThat(bot.genesys.heard(chat.inGenesys())).hasSize(3);
    }

    @Test
    void whoWaitsTooLongIsToldAndLeavesTheQueueInGenesys() {
        var bot = TestBot.ready();
        bot.change(document -> document.put("waitingMinutes", 1));
        var chat = bot.chat();

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("NO_OPERATOR");

        var ledger = chat.ledger();
        assertThat(ledger.get(ledger.size() - 2).get("text").asText())
                .isEqualTo("Aucun conseiller n’est disponible pour le moment. Merci de réessayer plus tard.");
        awaitEndInGenesys(chat);
        assertThat(bot.genesys.heard(chat.inGenesys()))
                .hasSize(2)
                .contains("La conversation a été fermée : aucun conseiller n’a répondu à temps.");
    }
}
