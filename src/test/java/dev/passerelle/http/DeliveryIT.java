package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a text when Genesys does not simply take it. */
@Tidy.Up
class DeliveryIT {

    private static final String READS = "/conversations/messages/[0-9a-f-]{36}$";

    @Test
    void whatGenesysHasTakenWithoutSayingSoIsNotSentAgain() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");
        bot.genesys.loseAnswers(Organisation.TEXTS, 1);

        chat.say("deux");
        chat.say("trois");

        chat.awaitDelivery("trois", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "trois");
        assertThat(bot.genesys.texts(chat.id())).hasSize(3);
    }

    @Test
    void whatGenesysHasNotTakenIsSentAgainOnceThatIsCertain() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");
        bot.genesys.fail(Organisation.TEXTS, 503, 2);

        chat.say("deux");
        chat.say("trois");

        chat.awaitDelivery("trois", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "trois");
        var tries = bot.genesys.texts(chat.id()).subList(1, 4);
        assertThat(tries).allSatisfy(one -> assertThat(one).isEqualTo(tries.get(0)));
    }

    @Test
    void aTextThatGenesysWillNeverTakeFailsAtOnceAndTheNextGoesOn() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");
        try (var events = chat.listen()) {
            bot.genesys.fail(Organisation.TEXTS, 413, 1);

            chat.say("deux");
            chat.say("trois");

            chat.awaitDelivery("deux", "FAILED");
            chat.awaitDelivery("trois", "SENT");
            eventually(() -> assertThat(events.events("delivery"))
                    .anySatisfy(event ->
                            assertThat(event.data().get("delivery").asText()).isEqualTo("FAILED")));
        }
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "trois");
    }

    @Test
    void whoLeavesWhileTheFirstTextIsInDoubtLeavesNoGhost() {
        var bot = TestBot.ready();
        bot.genesys.loseAnswers(Organisation.TEXTS, 1);
        bot.genesys.fail(READS, 503, 1);
        var chat = bot.chat();
        chat.inGenesys();

        chat.end();

        eventually(() -> assertThat(states(bot, chat)).containsExactly("ENDED"));
        chat.awaitDelivery("Bonjour", "FAILED");
        assertThat(bot.genesys.heard(chat.inGenesys()))
                .containsExactly("Bonjour", "Le visiteur a quitté la conversation.");
    }

    @Test
    void aTextThatIsRefusedForAPermissionWaitsForIt() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");
        bot.genesys.fail(Organisation.TEXTS, 403, 1);

        chat.say("deux");

        eventually(() -> assertThat(bot.genesys.texts(chat.id())).hasSize(2));
        assertThat(chat.entry("deux").get("delivery").asText()).isEqualTo("PENDING");
    }

    @Test
    void whatAnOperatorHasEndedIsNotOpenedAgainByWhatWasStillWaiting() {
        var bot = TestBot.ready();
        var chat = bot.chatWithLea();
        bot.genesys.fail(Organisation.TEXTS, 503, null);
        chat.say("trop tard");
        eventually(() -> assertThat(bot.genesys.texts(chat.id())).hasSize(2));

        bot.genesys.act(chat.inGenesys(), "disconnect", Map.of("operator", Organisation.LEA));

        chat.await("ENDED");
        chat.awaitDelivery("trop tard", "FAILED");
        assertThat(states(bot, chat)).containsExactly("ENDED");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }

    @Test
    void afterSilenceGenesysIsLookedIntoBeforeAnythingIsSentAgain() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");
        cutAfterAcceptance(bot, 1);

        chat.say("deux");
        chat.say("trois");

        chat.awaitDelivery("trois", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "trois");
        assertThat(bot.genesys.texts(chat.id())).hasSize(3);
    }

    @Test
    void aFirstTextThatMeetsSilenceIsRepeatedOnceUnderTheSameNameAndTime() {
        var bot = TestBot.ready();
        cutAfterAcceptance(bot, 1);

        var chat = bot.chat();

        chat.awaitDelivery("Bonjour", "SENT");
        var tries = bot.genesys.texts(chat.id());
        assertThat(tries).hasSize(2);
        assertThat(tries.get(1)).isEqualTo(tries.get(0));
    }

    @Test
    void aFirstTextThatMeetsSilenceTwiceIsGivenUpAndLeavesNoGhost() {
        var bot = TestBot.ready();
        cutAfterAcceptance(bot, 2);

        var chat = bot.chat();

        chat.awaitDelivery("Bonjour", "FAILED");
        assertThat(chat.await("ENDED").get("endReason").asText()).isEqualTo("DELIVERY_FAILED");
        eventually(() -> assertThat(states(bot, chat)).containsExactly("ENDED"));
        assertThat(bot.genesys.texts(chat.id()).stream()
                        .filter(body -> body.at("/text").asText().equals("Bonjour")))
                .hasSize(2);
    }

    @Test
    void whileAnOrganisationIsAwayEscalationsAreTakenAndDeliveredInOrderWhenItIsBack() {
        var bot = TestBot.ready();
        bot.genesys.fail(".*", 503, null);
        var chats = IntStream.range(0, 6).mapToObj(i -> bot.chat()).toList();

        eventually(() -> assertThat(availability(bot)).isEqualTo("GENESYS_UNREACHABLE"));
        var during = bot.chat();
        during.say("deux");
        assertThat(bot.genesys.texts(during.id())).isEmpty();
        Api.NOBODY.delete("/sandbox/control/faults");

        during.awaitDelivery("deux", "SENT");
        assertThat(bot.genesys.heard(during.inGenesys())).containsExactly("Bonjour", "deux");
        for (var chat : chats) {
            chat.awaitDelivery("Bonjour", "SENT");
            assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
        }
        eventually(() -> assertThat(availability(bot)).isEqualTo("null"));
    }

    @Test
    void aConversationWithManyTextsDoesNotStarveOneWithOne() {
        var bot = TestBot.ready();
        var talkative = IntStream.range(0, 13).mapToObj(i -> bot.chat()).toList();
        talkative.forEach(Chat::inGenesys);
        slowDown(bot, 1000);
        Together.run(talkative.stream()
                .flatMap(chat -> IntStream.range(0, 5).mapToObj(i -> (Supplier<Object>) () -> chat.say("encore")))
                .toList());

        var quiet = bot.chat();

        quiet.awaitDelivery("Bonjour", "SENT");
        eventually(() ->
                assertThat(bot.genesys.requests("POST", Organisation.TEXTS)).hasSize(13 + 13 * 5 + 1));
        var order = bot.genesys.requests("POST", Organisation.TEXTS).stream()
                .map(request -> Http.parse(request.get("body").asText())
                        .at("/channel/from/id")
                        .asText())
                .toList();
        assertThat(order.subList(13, order.size() - 10)).contains(quiet.id());
    }

    @Test
    void whatIsAnsweredWith202IsSent() {
        var bot = TestBot.ready();
        bot.genesys.change(Map.of("acceptedStatus", 202));
        var chat = bot.chat();

        chat.say("deux");

        chat.awaitDelivery("deux", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux");
        assertThat(bot.genesys.texts(chat.id())).hasSize(2);
    }

    @Test
    void aConversationThatGenesysDoesNotNameAtOnceIsFoundByItsMessage() {
        var bot = TestBot.ready();
        bot.genesys.change(Map.of("tellsConversation", false));
        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");

        eventually(() -> assertThat(bot.genesys.requests("GET", "/details$")).isNotEmpty());
        bot.genesys.onQueue(Organisation.LEA, "Animal");
        bot.genesys.accept(chat.inGenesys(), Organisation.LEA);

        assertThat(chat.await("ACTIVE").get("operator").get("name").asText()).isEqualTo(Organisation.LEA);
    }

    private static void cutAfterAcceptance(TestBot bot, int times) {
        Api.NOBODY
                .post(
                        "/sandbox/control/faults",
                        Map.of(
                                "match",
                                Organisation.TEXTS,
                                "reset",
                                true,
                                "afterAccept",
                                true,
                                "times",
                                times,
                                "clientId",
                                bot.genesys.clientId))
                .is(201);
    }

    private static void slowDown(TestBot bot, int millis) {
        var fault = new HashMap<String, Object>(Map.of("match", Organisation.TEXTS, "delayMillis", millis));
        fault.put("times", null);
        fault.put("clientId", bot.genesys.clientId);
        Api.NOBODY.post("/sandbox/control/faults", fault).is(201);
    }

    private static String availability(TestBot bot) {
        return bot.api
                .get("/api/v1/availability?skill=Animal")
                .is(200)
                .at("/reason")
                .asText();
    }

    private static List<String> states(TestBot bot, Chat chat) {
        return bot.genesys.conversations(chat.id()).stream()
                .map((JsonNode one) -> one.get("state").asText())
                .toList();
    }
}
