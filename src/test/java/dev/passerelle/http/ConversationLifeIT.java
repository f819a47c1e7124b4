package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the first word to the end, and what a failing Genesys does to it. */
@Tidy.Up
class ConversationLifeIT {

    private static final String PAUL = "Paul";

    private static JsonNode customer(TestBot bot, String conversation) {
        return Organisation.items(bot.genesys.conversation(conversation).get("participants")).stream()
                .filter(one -> one.get("purpose").asText().equals("customer"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statuses(Chat chat) {
        return chat.ledger().stream()
                .filter(entry -> entry.get("kind").asText().equals("STATUS"))
                .map(entry -> entry.get("status").asText())
                .toList();
    }

    @Test
    void anOperatorWhoAcceptsMakesItActive() {
        var chat = TestBot.ready().chat();

        chat.bot().genesys.accept(chat.inGenesys(), Organisation.LEA);

        var active = chat.await("ACTIVE");
        assertThat(active.at("/operator/name").asText()).isEqualTo(Organisation.LEA);
        var status = chat.ledger().get(1);
        assertThat(status.get("kind").asText()).isEqualTo("STATUS");
        assertThat(status.get("author").asText()).isEqualTo("SYSTEM");
        assertThat(status.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(status.at("/operator/name").asText()).isEqualTo(Organisation.LEA);
    }

    @Test
    void theFirstWordOfAnOperatorMakesItActiveAtOnce() {
        var chat = TestBot.ready().chat();
        var conversation = chat.inGenesys();

        chat.bot().genesys.accept(conversation, Organisation.LEA);
        chat.bot().genesys.say(conversation, Organisation.LEA, "Bonjour Ana");
        chat.entry("Bonjour Ana");

        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
        assertThat(statuses(chat)).containsExactly("ACTIVE");
        eventually(() -> assertThat(chat.read().at("/operator/name").asText()).isEqualTo(Organisation.LEA));
        eventually(
                () -> assertThat(chat.entry("Bonjour Ana").at("/operator/name").asText())
                        .isEqualTo(Organisation.LEA));
    }

    @Test
    void aConversationGoesBothWays() {
        var chat = TestBot.ready().chatWithLea();

        for (int i = 0; i < 5; i++) {
            chat.leaSays("o" + i);
            chat.entry("o" + i);
            chat.say("v" + i);
            chat.awaitDelivery("v" + i, "SENT");
        }

        assertThat(chat.texts().stream().map(entry -> entry.get("text").asText()))
                .containsExactly("Bonjour", "o0", "v0", "o1", "v1", "o2", "v2", "o3", "v3", "o4", "v4");
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "v0", "v1", "v2", "v3", "v4");
        eventually(() -> assertThat(chat.bot().genesys.requests("POST", "/inbound/open/receipt$"))
                .hasSize(5));
    }

    @Test
    void aTransferIsNoEnd() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        var conversation = chat.inGenesys();
        genesys.onQueue(PAUL, "Marketing");

        genesys.act(conversation, "transfer", Map.of("operator", Organisation.LEA, "queue", "Marketing"));
        Eventually.pause(2500);
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
        chat.say("Toujours là");
        genesys.accept(conversation, PAUL);
        genesys.say(conversation, PAUL, "Ici Paul");
        chat.entry("Ici Paul");

        eventually(() -> assertThat(chat.read().at("/operator/name").asText()).isEqualTo(PAUL));
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
        assertThat(genesys.heard(conversation)).contains("Toujours là");
        assertThat(genesys.conversations(chat.id())).hasSize(1);
    }

    @Test
    void anOperatorWhoDisconnectsEndsIt() {
        var chat = TestBot.ready().chatWithLea();

        chat.bot().genesys.act(chat.inGenesys(), "disconnect", Map.of("operator", Organisation.LEA));

        var ended = chat.await("ENDED");
        assertThat(ended.get("endReason").asText()).isEqualTo("OPERATOR_ENDED");
        assertThat(ended.get("endedAt").asText()).endsWith("Z");
        assertThat(statuses(chat)).containsExactly("ACTIVE", "ENDED");
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }

    @Test
    void aVisitorWhoLeavesIsDisconnectedAfterAFarewell() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();

        chat.say("Au revoir");
        chat.end();

        eventually(() -> assertThat(chat.bot()
                        .genesys
                        .conversation(conversation)
                        .get("state")
                        .asText())
                .isEqualTo("ENDED"));
        var heard = chat.bot().genesys.heard(conversation);
        assertThat(heard).hasSize(3).startsWith("Bonjour", "Au revoir");
        assertThat(customer(chat.bot(), conversation).toString()).contains("disconnect");
        assertThat(statuses(chat)).containsExactly("ACTIVE", "ENDED");
    }

    @Test
    void aVisitorWhoLeavesWhileWaitingLeavesNobodyInTheQueue() {
        var chat = TestBot.ready().chat();
        var conversation = chat.inGenesys();

        chat.end();

        eventually(() -> assertThat(chat.bot()
                        .genesys
                        .conversation(conversation)
                        .get("state")
                        .asText())
                .isEqualTo("ENDED"));
    }

    @Test
    void whoLeavesBeforeAnythingWasSentLeavesNoGhost() {
        var bot = TestBot.ready();
        bot.genesys.fail(Organisation.TEXTS, 408, null);
        var chat = bot.chat();
        eventually(() ->
                assertThat(bot.genesys.requests("POST", Organisation.TEXTS)).isNotEmpty());

        chat.end();

        chat.awaitDelivery("Bonjour", "FAILED");
        assertThat(bot.genesys.conversations(null)).isEmpty();
        assertThat(chat.read().at("/endReason").asText()).isEqualTo("VISITOR_LEFT");
    }

    @Test
    void whatGenesysCannotTakeNowArrivesLaterInOrder() {
        var bot = TestBot.ready();
        bot.genesys.fail(Organisation.TEXTS, 503, 2);

        var chat = bot.chat();
        chat.say("deux");
        chat.say("trois");

        chat.awaitDelivery("trois", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "trois");
        assertThat(bot.genesys.texts(chat.id())).hasSize(5);
    }

    @Test
    void genesysIsObeyedWhenItSaysWhenToComeBack() {
        var bot = TestBot.ready();
        Api.NOBODY
                .post(
                        "/sandbox/control/faults",
                        Map.of(
                                "match",
                                Organisation.TEXTS,
                                "status",
                                429,
                                "retryAfter",
                                2,
                                "clientId",
                                bot.genesys.clientId))
                .is(201);

        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");

        var tries = bot.genesys.requests("POST", Organisation.TEXTS);
        assertThat(tries).hasSize(2);
        var pause = java.time.Duration.between(
                java.time.Instant.parse(tries.get(0).get("at").asText()),
                java.time.Instant.parse(tries.get(1).get("at").asText()));
        assertThat(pause).isBetween(java.time.Duration.ofMillis(1900), java.time.Duration.ofSeconds(10));
    }

    @Test
    void anAnswerThatIsLostIsAskedForUnderTheSameName() {
        var bot = TestBot.readyIn(Organisation.make(Map.of("deduplicate", true)));
        bot.genesys.loseAnswers(Organisation.TEXTS, 1);

        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");

        var tries = bot.genesys.texts(chat.id());
        assertThat(tries).hasSize(2);
        assertThat(tries.get(1)).isEqualTo(tries.get(0));
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }

    @Test
    void aTokenThatIsRefusedIsReplaced() {
        var bot = TestBot.ready();
        bot.genesys.fail(Organisation.TEXTS, 401, 1);

        var chat = bot.chat();

        chat.awaitDelivery("Bonjour", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }

    @Test
    void aRefusedWordFailsAndTheNextOnesGoOn() {
        var chat = TestBot.ready().chat();
        chat.awaitDelivery("Bonjour", "SENT");
        chat.bot().genesys.fail(Organisation.TEXTS, 400, 1);

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");
            var refused = chat.say("interdit").at("/id").asText();
            chat.awaitDelivery("interdit", "FAILED");
            chat.say("permis");
            chat.awaitDelivery("permis", "SENT");

            eventually(() -> assertThat(events.events("delivery")).anySatisfy(event -> {
                assertThat(event.data().get("id").asText()).isEqualTo(refused);
                assertThat(event.data().get("delivery").asText()).isEqualTo("FAILED");
            }));
        }
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "permis");
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
    }

    @Test
    void aFirstWordThatIsRefusedEndsIt() {
        var bot = TestBot.ready();
        bot.genesys.fail(Organisation.TEXTS, 400, 1);

        var chat = bot.chat();

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("DELIVERY_FAILED");
        chat.awaitDelivery("Bonjour", "FAILED");
        assertThat(bot.genesys.conversations(null)).isEmpty();
    }

    @Test
    void anIntegrationThatIsGoneEndsIt() {
        var chat = TestBot.ready().chatWithLea();
        var genesys = chat.bot().genesys;
        var integration =
                genesys.conversation(chat.inGenesys()).get("integrationId").asText();
        genesys.asClient("DELETE", "/conversations/messaging/integrations/open/" + integration, null)
                .is(200);

        chat.say("Allô ?");

        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("DELIVERY_FAILED");
        chat.awaitDelivery("Allô ?", "FAILED");
    }

    @Test
    void aReceiptThatSaysFailedIsTold() {
        var chat = TestBot.ready().chat();
        chat.awaitDelivery("Bonjour", "SENT");

        chat.bot().genesys.act(chat.inGenesys(), "receipts", Map.of("status", "Failed", "reason", "trop long"));

        chat.awaitDelivery("Bonjour", "FAILED");
    }

    @Test
    void wordsThatOvertakeEachOtherKeepTheirTime() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();

        chat.bot()
                .genesys
                .act(conversation, "messages", Map.of("operator", Organisation.LEA, "text", "un", "delayMillis", 700));
        chat.leaSays("deux");
        var late = chat.entry("un");
        var early = chat.entry("deux");

        assertThat(early.get("seq").asInt()).isLessThan(late.get("seq").asInt());
        assertThat(late.get("at").asText()).isLessThanOrEqualTo(early.get("at").asText());
    }
}
