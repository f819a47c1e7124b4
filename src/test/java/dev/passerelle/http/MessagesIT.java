package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.http.Http.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a bot does with a conversation that is open, or was. */
@Tidy.Up
class MessagesIT {

    private static final String EMOJI = "👩‍⚕️";

    private static Answer say(Chat chat, String clientMessageId, String text) {
        return chat.bot().api.post(chat.messages(), Map.of("clientMessageId", clientMessageId, "text", text));
    }

    private static List<Integer> seqs(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("seq").asInt()).toList();
    }

    @Test
    void aMessageIsStoredAndSent() {
        var chat = TestBot.ready().chat();

        var answer = say(chat, "c-1", "Il tousse").is(202);

        var message = answer.json();
        assertThat(message.get("seq").asInt()).isEqualTo(2);
        assertThat(message.get("author").asText()).isEqualTo("VISITOR");
        assertThat(message.get("kind").asText()).isEqualTo("TEXT");
        assertThat(message.get("clientMessageId").asText()).isEqualTo("c-1");
        assertThat(message.get("operator").isNull()).isTrue();
        assertThat(message.get("attachments")).isEmpty();
        assertThat(message.get("quickReplies")).isEmpty();
        assertThat(message.get("delivery").asText()).isEqualTo("PENDING");
        assertThat(message.get("repaired").asBoolean()).isFalse();
        assertThat(message.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "seq",
                        "id",
                        "author",
                        "kind",
                        "text",
                        "clientMessageId",
                        "operator",
                        "attachments",
                        "quickReplies",
                        "delivery",
                        "repaired",
                        "at");
        chat.awaitDelivery("Il tousse", "SENT");
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "Il tousse");
    }

    @Test
    void theSameClientMessageIdIsSentOnce() {
        var chat = TestBot.ready().chat();
        var first = say(chat, "c-1", "Une fois").is(202);

        var again = say(chat, "c-1", "Une fois").is(200);

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.at("/seq")).isEqualTo(first.at("/seq"));
        chat.say("Fin");
        chat.awaitDelivery("Fin", "SENT");
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour", "Une fois", "Fin");
    }

    @Test
    void theSameClientMessageIdWithOtherWordsIsRefused() {
        var chat = TestBot.ready().chat();
        say(chat, "c-1", "Une fois").is(202);

        say(chat, "c-1", "Deux fois").isProblem(409, "client-message-id-reused");

        assertThat(chat.texts()).hasSize(2);
    }

    @Test
    void aClientMessageIdIsOfItsConversation() {
        var bot = TestBot.ready();

        say(bot.chat(), "c-1", "Un").is(202);
        say(bot.chat(), "c-1", "Deux").is(202);
    }

    @Test
    void theSameMessageAtTheSameMomentIsStoredOnce() {
        var chat = TestBot.ready().chat();

        var answers = Together.run(IntStream.range(0, 12)
                .mapToObj(i -> (Supplier<Answer>) () -> say(chat, "c-1", "Vite"))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(11);
        assertThat(chat.texts()).hasSize(2);
    }

    @Test
    void fiftyCallersWhoRepeatEachOtherLeaveOneEntryForEachText() {
        var bot = TestBot.ready();
        var chats = List.of(bot.chat(), bot.chat());

        // Each of five texts, to each of two conversations, five times.
        var answers = Together.run(IntStream.range(0, 50)
                .mapToObj(i -> (Supplier<Answer>) () -> say(chats.get(i % 2), "c-" + i / 10, "n" + i / 10))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(40);
        chats.forEach(chat -> assertThat(chat.texts()).hasSize(6));
    }

    @Test
    void withoutAClientMessageIdNothingIsRecognised() {
        var chat = TestBot.ready().chat();

        chat.say("Allô");
        chat.say("Allô");

        assertThat(chat.texts()).hasSize(3);
    }

    @Test
    void aLongTextIsCutInOrderAndLosesNothing() {
        var chat = TestBot.ready().chat();
        var text = ("Voici une phrase assez longue, avec des accents é à ü et " + EMOJI + ". ")
                .repeat(200)
                .substring(0, 10_000);

        var stored = chat.say(text);
        chat.awaitDelivery(text, "SENT");

        assertThat(stored.at("/text").asText()).isEqualTo(text);
        var parts = chat.bot().genesys.heard(chat.inGenesys()).subList(1, 4);
        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isBetween(1, 4000));
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(chat.bot().genesys.heard(chat.inGenesys())).hasSize(4);
        var times = chat.bot().genesys.texts(chat.id()).stream()
                .map(body -> body.at("/channel/time").asText())
                .toList();
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTextWithoutSpacesIsCutBetweenCharacters() {
        var chat = TestBot.ready().chat();
        var text = "x" + "😀".repeat(4_999) + "y";

        chat.say(text);
        chat.awaitDelivery(text, "SENT");

        var heard = chat.bot().genesys.heard(chat.inGenesys());
        assertThat(String.join("", heard.subList(1, heard.size()))).isEqualTo(text);
        assertThat(heard)
                .allSatisfy(part -> assertThat(part).doesNotContain("\uFFFD").hasSizeLessThanOrEqualTo(4000));
    }

    @Test
    void whatIsSaidArrivesAsItWasSaid() {
        var chat = TestBot.ready().chat();
        var text = " « Ça va ? » \"oui\" \\ \n\t<b>" + EMOJI + "</b> & \u2028 مرحبا ";

        chat.say(text);
        chat.awaitDelivery(text, "SENT");

        assertThat(chat.bot().genesys.heard(chat.inGenesys())).containsExactly("Bonjour", text);
    }

    @Test
    void theOrderHoldsWhileManySpeakAtOnce() {
        var bot = TestBot.ready();
        var chats = List.of(bot.chat(), bot.chat());
        var posts = new ArrayList<Supplier<Answer>>();
        for (int i = 0; i < 20; i++) {
            var number = i;
            chats.forEach(chat -> posts.add(() -> chat.say("n" + number)));
        }

        Together.run(posts);

        for (var chat : chats) {
            var ledger = chat.texts();
            assertThat(seqs(ledger))
                    .isEqualTo(IntStream.rangeClosed(1, 21).boxed().toList());
            var said = ledger.stream().map(entry -> entry.get("text").asText()).toList();
            eventually(() -> assertThat(bot.genesys.heard(chat.inGenesys())).isEqualTo(said));
        }
    }

    @Test
    void theLedgerIsReadInPages() {
        var chat = TestBot.ready().chat();
        for (int i = 2; i <= 5; i++) {
            chat.say("n" + i);
        }

        var first = chat.bot().api.get(chat.messages() + "?limit=2").is(200);
        var second = chat.bot()
                .api
                .get(chat.messages() + "?limit=2&after=" + first.at("/next").asText())
                .is(200);
        var third = chat.bot()
                .api
                .get(chat.messages() + "?limit=2&after=" + second.at("/next").asText())
                .is(200);

        assertThat(seqs(Organisation.items(first.at("/items")))).containsExactly(1, 2);
        assertThat(seqs(Organisation.items(second.at("/items")))).containsExactly(3, 4);
        assertThat(seqs(Organisation.items(third.at("/items")))).containsExactly(5);
        assertThat(third.at("/next").isNull()).isTrue();
        assertThat(chat.bot().api.get(chat.messages() + "?after=5").is(200).at("/items"))
                .isEmpty();
    }

    @Test
    void conversationsAreListedByVisitorAndStatusInPages() {
        var bot = TestBot.ready();
        var ids = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(bot.escalate(Map.of("visitorId", "liste")).is(201).at("/id").asText());
        }
        var ended = bot.chat();
        ended.end();

        var first =
                bot.api.get(TestBot.CONVERSATIONS + "?visitorId=liste&limit=2").is(200);
        var second = bot.api
                .get(TestBot.CONVERSATIONS + "?visitorId=liste&limit=2&after="
                        + first.at("/next").asText())
                .is(200);

        assertThat(first.at("/items")).hasSize(2);
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next").isNull()).isTrue();
        var read = new HashSet<String>();
        first.at("/items").forEach(item -> read.add(item.get("id").asText()));
        second.at("/items").forEach(item -> read.add(item.get("id").asText()));
        assertThat(read).isEqualTo(ids);
        assertThat(listed(bot, "?status=ENDED")).containsExactly(ended.id());
        assertThat(listed(bot, "?status=WAITING")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(listed(bot, "?status=WAITING&visitorId=nobody")).isEmpty();
        assertThat(listed(bot, "?visitorId=Liste")).isEmpty();
        assertThat(first.text()).doesNotContain("pct_").doesNotContain("\"chat\"");
    }

    private static List<String> listed(TestBot bot, String query) {
        return Organisation.items(
                        bot.api.get(TestBot.CONVERSATIONS + query).is(200).at("/items"))
                .stream()
                .map(item -> item.get("id").asText())
                .toList();
    }

    @Test
    void typingReachesTheOperatorAtMostEveryFiveSeconds() {
        var chat = TestBot.ready().chatWithLea();

        for (int i = 0; i < 5; i++) {
            chat.bot().api.post(chat.address() + "/typing").is(204);
        }

        eventually(() -> assertThat(chat.bot().genesys.requests("POST", "/inbound/open/event$"))
                .isNotEmpty());
        Eventually.pause(300);
        assertThat(chat.bot().genesys.requests("POST", "/inbound/open/event$")).hasSize(1);
    }

    @Test
    void readingIsAccepted() {
        var chat = TestBot.ready().chat();

        assertThat(chat.bot()
                        .api
                        .post(chat.address() + "/read", Map.of("upTo", 1))
                        .is(204)
                        .bytes())
                .isEmpty();
        chat.bot().api.post(chat.address() + "/read", Map.of("upTo", 99)).is(204);
        chat.bot().api.post(chat.address() + "/read", Map.of("upTo", 0)).is(204);
    }

    @Test
    void theVisitorLeavesWithAndWithoutAReason() {
        var bot = TestBot.ready();

        var without = bot.chat();
        var with = bot.chat();
        without.end();
        bot.api.post(with.address() + "/end", Map.of("reason", "VISITOR_LEFT")).is(202);

        for (var chat : List.of(without, with)) {
            var read = chat.read();
            assertThat(read.at("/status").asText()).isEqualTo("ENDED");
            assertThat(read.at("/endReason").asText()).isEqualTo("VISITOR_LEFT");
            assertThat(read.at("/endedAt").asText()).endsWith("Z");
            var last = chat.ledger().get(1);
            assertThat(last.get("kind").asText()).isEqualTo("STATUS");
            assertThat(last.get("author").asText()).isEqualTo("SYSTEM");
            assertThat(last.get("seq").asInt()).isEqualTo(2);
        }
    }

    @Test
    void afterTheEndOnlyWordsAreRefused() {
        var chat = TestBot.ready().chat();
        say(chat, "c-1", "Avant").is(202);
        chat.end();

        chat.bot().api.post(chat.messages(), Map.of("text", "Après")).isProblem(409, "conversation-ended");
        say(chat, "c-1", "Avant").is(200);
        chat.bot().api.post(chat.address() + "/typing").is(204);
        chat.bot().api.post(chat.address() + "/read", Map.of("upTo", 1)).is(204);
        chat.end();

        assertThat(chat.ledger().stream()
                        .map(entry -> entry.get("kind").asText())
                        .collect(Collectors.joining(" ")))
                .isEqualTo("TEXT TEXT STATUS");
    }
}
