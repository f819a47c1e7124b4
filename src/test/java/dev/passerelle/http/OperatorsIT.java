package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operators come, decline, hand on and leave: no false end, no stuck chat, no ghost. */
@Tidy.Up
class OperatorsIT {

    private static final String PAUL = "Paul";

    private static List<String> statuses(Chat chat) {
        return chat.ledger().stream()
                .filter(entry -> entry.get("kind").asText().equals("STATUS"))
                .map(entry -> entry.get("status").asText())
                .toList();
    }

    private static String speaker(JsonNode entry) {
        return entry.at("/operator/name").asText();
    }

    private static void awaitEndInGenesys(Chat chat, String conversation) {
        eventually(() -> assertThat(chat.bot()
                        .genesys
                        .conversation(conversation)
                        .get("state")
                        .asText())
                .isEqualTo("ENDED"));
    }

    @Test
    void whoDeclinesChangesNothingForTheVisitor() {
        var chat = TestBot.ready().chat();
        var genesys = chat.bot().genesys;
        var conversation = chat.inGenesys();
        genesys.onQueue(PAUL, "Animal");

        genesys.act(conversation, "ring", Map.of("operator", Organisation.LEA, "timeoutMillis", 500));
        genesys.act(conversation, "decline", Map.of("operator", PAUL));
        Eventually.pause(3000);
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
        genesys.accept(conversation, PAUL);

        assertThat(speaker(chat.await("ACTIVE"))).isEqualTo(PAUL);
        assertThat(statuses(chat)).containsExactly("ACTIVE");
    }

    @Test
    void wordsCarryTheNameOfWhoSaidThem() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        var conversation = chat.inGenesys();
        genesys.onQueue(PAUL, "Marketing");

        chat.leaSays("Ici Léa");
        chat.entry("Ici Léa");
        genesys.act(conversation, "transfer", Map.of("operator", Organisation.LEA, "queue", "Marketing"));
        genesys.accept(conversation, PAUL);
        genesys.say(conversation, PAUL, "Ici Paul");

        eventually(() -> assertThat(speaker(chat.entry("Ici Paul"))).isEqualTo(PAUL));
        eventually(() -> assertThat(speaker(chat.read().json())).isEqualTo(PAUL));
        assertThat(speaker(chat.entry("Ici Léa"))).isEqualTo(Organisation.LEA);
        assertThat(statuses(chat)).containsExactly("ACTIVE");
    }

    @Test
    void aConferenceGoesOnWhenOneLeaves() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        var conversation = chat.inGenesys();

        genesys.act(conversation, "conference", Map.of("operator", Organisation.LEA, "with", PAUL));
        Eventually.pause(2500);
        genesys.act(conversation, "disconnect", Map.of("operator", Organisation.LEA));
        Eventually.pause(2500);
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
        genesys.say(conversation, PAUL, "Je reste");

        chat.entry("Je reste");
        genesys.act(conversation, "disconnect", Map.of("operator", PAUL));
        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("OPERATOR_ENDED");
        assertThat(statuses(chat)).containsExactly("ACTIVE", "ENDED");
    }

    @Test
    void whereTheVisitorStaysConnectedAnOperatorWhoLeavesIsTheEndAllTheSame() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();

        chat.bot().genesys.act(conversation, "disconnect", Map.of("operator", Organisation.LEA, "customerStays", true));

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("OPERATOR_ENDED");
        awaitEndInGenesys(chat, conversation);
        assertThat(chat.bot().genesys.heard(conversation))
                .as("the operator has gone: nobody is to be told")
                .containsExactly("Bonjour");
    }

    @Test
    void whatThePlatformEndsForSilenceIsCalledSo() {
        var chat = TestBot.ready().chatWithLea();

        chat.bot().genesys.act(chat.inGenesys(), "disconnect-customer", Map.of("disconnectType", "inactivity"));

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("INACTIVITY");
    }

    @Test
    void whatThePlatformEndsBeforeAnybodyCameIsNoOperator() {
        var chat = TestBot.ready().chat();

        chat.bot().genesys.act(chat.inGenesys(), "disconnect-customer", Map.of("disconnectType", "system"));

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("NO_OPERATOR");
    }

    @Test
    void aConversationThatGenesysNoLongerKnowsEnds() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();

        chat.bot().genesys.purge(conversation);

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("OPERATOR_ENDED");
    }

    @Test
    void aConversationThatMayNotBeReadLivesOn() {
        var bot = TestBot.ready();
        bot.genesys.change(Map.of("readConversationForbidden", true));
        var chat = bot.chat();
        var conversation = chat.inGenesys();

        bot.genesys.accept(conversation, Organisation.LEA);
        bot.genesys.say(conversation, Organisation.LEA, "Bonjour Ana");
        chat.entry("Bonjour Ana");
        chat.say("Merci");

        chat.awaitDelivery("Merci", "SENT");
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void aVisitorIsToldAtTheEnd() {
        var chat = TestBot.ready().chatWithLea();

        chat.bot().genesys.act(chat.inGenesys(), "disconnect", Map.of("operator", Organisation.LEA));
        chat.await("ENDED");

        var ledger = chat.ledger();
        var sentence = ledger.get(ledger.size() - 2);
        assertThat(sentence.get("author").asText()).isEqualTo("SYSTEM");
        assertThat(sentence.get("kind").asText()).isEqualTo("TEXT");
        assertThat(sentence.get("text").asText()).isEqualTo("La conversation avec le conseiller est terminée.");
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }
}
