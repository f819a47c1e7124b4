package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What did not arrive stands in a list, and can be sent once more. */
@Tidy.Up
class DeadLettersIT {

    static String address(TestBot bot) {
        return bot.address() + "/dead-letters";
    }

    static List<JsonNode> letters(TestBot bot) {
        return Organisation.items(Api.PLATFORM.get(address(bot)).is(200).at("/items"));
    }

    private static JsonNode awaitLetter(TestBot bot) {
        return eventually(() -> {
            var letters = letters(bot);
            assertThat(letters).hasSize(1);
            return letters.get(0);
        });
    }

    private static Chat served(TestBot bot) {
        var chat = bot.chatWithLea();
        chat.awaitDelivery("Bonjour", "SENT");
        return chat;
    }

    /** Texts that Genesys refuses, one after another. */
    private static void lose(Chat chat, String... texts) {
        chat.bot().genesys.fail(Organisation.TEXTS, 413, texts.length);
        for (var text : texts) {
            chat.say(text);
        }
        for (var text : texts) {
            chat.awaitDelivery(text, "FAILED");
        }
    }

    @Test
    void aRefusedTextStandsInTheListWithItsReason() {
        var bot = TestBot.ready();
        var chat = served(bot);

        lose(chat, "deux");

        var entry = chat.entry("deux");
        var letter = awaitLetter(bot);
        assertThat(letter.get("id").asText()).isEqualTo(entry.get("id").asText());
        assertThat(letter.get("conversationId").asText()).isEqualTo(chat.id());
        assertThat(letter.get("seq").asLong()).isEqualTo(entry.get("seq").asLong());
        assertThat(letter.get("direction").asText()).isEqualTo("TO_OPERATOR");
        assertThat(letter.get("code").asText()).isEqualTo("TOO_LARGE");
        assertThat(letter.get("attempts").asInt()).isEqualTo(1);
        assertThat(letter.get("lastAnswer").asText()).startsWith("413");
        assertThat(letter.get("failedAt").asText()).isNotEmpty();
        var english = Api.PLATFORM
                .request("GET", address(bot))
                .header("Accept-Language", "en")
                .send()
                .is(200);
        assertThat(english.at("/items/0/reason").asText())
                .isNotEqualTo(letter.get("reason").asText());
    }

    @Test
    void aReplayedTextGoesUnderItsOldIdAndTheVisitorSeesIt() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux");
        chat.say("trois");
        chat.awaitDelivery("trois", "SENT");
        var id = awaitLetter(bot).get("id").asText();

        try (var events = chat.listen()) {
            Api.PLATFORM.post(address(bot) + "/" + id + "/replay").is(202);

            chat.awaitDelivery("deux", "SENT");
            assertThat(events.await("delivery").data().get("id").asText()).isEqualTo(id);
        }
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "trois", "deux");
        var tries = bot.genesys.texts(chat.id()).stream()
                .filter(body -> body.get("text").asText().equals("deux"))
                .map(body -> body.at("/channel/messageId").asText())
                .toList();
        assertThat(tries).containsExactly(id, id);
        assertThat(letters(bot)).isEmpty();
        assertThat(AuditIT.actions(bot)).contains("dead-letter.replayed");
    }

    @Test
    void severalThatAreReplayedTogetherKeepTheirOrder() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux", "trois", "quatre");

        var answer = Api.PLATFORM
                .post(address(bot) + "/replay", Map.of("conversationId", chat.id(), "reason", "TOO_LARGE"))
                .is(202);

        assertThat(answer.at("/replayed").asInt()).isEqualTo(3);
        chat.awaitDelivery("quatre", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "trois", "quatre");
        assertThat(letters(bot)).isEmpty();
    }

    @Test
    void someAreChosenByTheirIds() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux", "trois", "quatre");
        var ids = new ArrayList<String>();
        letters(bot).forEach(letter -> ids.add(letter.get("id").asText()));

        // The newest stands first in the list.
        Api.PLATFORM
                .post(address(bot) + "/replay", Map.of("ids", List.of(ids.get(0), ids.get(2))))
                .is(202);

        chat.awaitDelivery("quatre", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "deux", "quatre");
        assertThat(letters(bot)).hasSize(1);
    }

    @Test
    void inAConversationThatHasEndedNothingIsSentAgain() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux");
        chat.end();
        chat.await("ENDED");
        var id = awaitLetter(bot).get("id").asText();

        Api.PLATFORM.post(address(bot) + "/" + id + "/replay").isProblem(409, "conversation-ended");
        var all =
                Api.PLATFORM.post(address(bot) + "/replay", Map.of("all", true)).is(202);

        assertThat(all.at("/replayed").asInt()).isZero();
        assertThat(all.at("/skipped").asInt()).isEqualTo(1);
        assertThat(letters(bot)).hasSize(1);
    }

    @Test
    void whatIsDiscardedStaysFailedInTheLedger() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux");
        var letter = address(bot) + "/" + awaitLetter(bot).get("id").asText();

        Api.PLATFORM.delete(letter).is(204);

        assertThat(letters(bot)).isEmpty();
        assertThat(chat.entry("deux").get("delivery").asText()).isEqualTo("FAILED");
        Api.PLATFORM.delete(letter).isProblem(404, "not-found");
        assertThat(AuditIT.actions(bot)).contains("dead-letter.discarded");
    }

    @Test
    void anOperatorsWordsForAnUnknownConversationAreKeptUntilTheyAreDiscarded() {
        var bot = TestBot.ready();
        var body = """
                {"id":"m-1","type":"Text","text":"Perdu","direction":"Outbound","originatingEntity":"Human",
                 "channel":{"platform":"Open","type":"Private","to":{"id":"01AAAAAAAAAAAAAAAAAAAAAAAA"},
                   "from":{"id":"x"},"time":"2026-11-22T09:00:00Z"}}""";
        bot.webhook("Animal").post(body).is(200);
        var letter = awaitLetter(bot);
        assertThat(letter.get("direction").asText()).isEqualTo("TO_VISITOR");
        assertThat(letter.get("code").asText()).isEqualTo("UNKNOWN_CONVERSATION");
        assertThat(letter.get("conversationId").isNull()).isTrue();
        var id = letter.get("id").asText();

        Api.PLATFORM.post(address(bot) + "/" + id + "/replay").isProblem(409, "conversation-unknown");
        assertThat(letters(bot)).hasSize(1);
        Api.PLATFORM.delete(address(bot) + "/" + id).is(204);

        bot.webhook("Animal").post(body).is(200);
        assertThat(letters(bot)).isEmpty();
    }

    @Test
    void anOperatorsWordsAfterTheEndNameTheirConversation() {
        var bot = TestBot.ready();
        var chat = served(bot);
        chat.end();
        chat.await("ENDED");

        bot.webhook("Animal").post("""
                {"id":"m-2","type":"Text","text":"Encore là ?","direction":"Outbound","originatingEntity":"Human",
                 "channel":{"platform":"Open","type":"Private","to":{"id":"%s"},"from":{"id":"x"},
                   "time":"2026-11-22T09:00:00Z"}}""".formatted(chat.id())).is(200);

        var letter = awaitLetter(bot);
        assertThat(letter.get("conversationId").asText()).isEqualTo(chat.id());
        assertThat(letter.get("code").asText()).isEqualTo("CONVERSATION_ENDED");
    }

    @Test
    void whatIsMeantHasToBeSaid() {
        var bot = TestBot.ready();

        Api.PLATFORM.post(address(bot) + "/replay", Map.of()).isProblem(400, "invalid-request");
        Api.PLATFORM
                .post(address(bot) + "/replay", Map.of("all", true, "direction", "CALLBACK"))
                .isProblem(400, "invalid-request");
        Api.PLATFORM.post(address(bot) + "/replay", Map.of("al", true)).isProblem(400, "invalid-request");
        Api.PLATFORM
                .post(address(bot) + "/replay", Map.of("direction", "NOWHERE"))
                .isProblem(400, "invalid-request");
    }

    @Test
    void anotherBotsLettersAreNotThere() {
        var bot = TestBot.ready();
        lose(served(bot), "deux");
        var id = awaitLetter(bot).get("id").asText();
        var other = TestBot.ready();

        assertThat(letters(other)).isEmpty();
        Api.PLATFORM.post(address(other) + "/" + id + "/replay").isProblem(404, "not-found");
        Api.PLATFORM.delete(address(other) + "/" + id).isProblem(404, "not-found");
        assertThat(letters(bot)).hasSize(1);
    }

    @Test
    void theListHasPages() {
        var bot = TestBot.ready();
        lose(served(bot), "deux", "trois", "quatre");

        var first = Api.PLATFORM.get(address(bot) + "?limit=2").is(200);
        var second = Api.PLATFORM
                .get(address(bot) + "?limit=2&after=" + first.at("/next").asText())
                .is(200);

        assertThat(first.at("/items")).hasSize(2);
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next").isNull()).isTrue();
        Api.PLATFORM.get(address(bot) + "?limit=501").isProblem(400, "invalid-request");
    }

    @Test
    void anAdministratorSeesEveryTry() {
        var bot = TestBot.ready();
        var chat = served(bot);
        lose(chat, "deux");

        var list =
                Api.PLATFORM.get(bot.address() + "/conversations?status=ACTIVE").is(200);
        var one =
                Api.PLATFORM.get(bot.address() + "/conversations/" + chat.id()).is(200);

        assertThat(list.at("/items/0/id").asText()).isEqualTo(chat.id());
        assertThat(one.at("/id").asText()).isEqualTo(chat.id());
        var entry = Organisation.items(one.at("/messages/items")).stream()
                .filter(message -> message.get("text").asText().equals("deux"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("delivery").asText()).isEqualTo("FAILED");
        assertThat(entry.at("/attempts/0/outcome").asText()).isEqualTo("REFUSED");
        Api.PLATFORM
                .get(TestBot.ready().address() + "/conversations/" + chat.id())
                .isProblem(404, "not-found");
    }
}
