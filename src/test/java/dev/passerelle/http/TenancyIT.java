package dev.passerelle.http;

import static dev.passerelle.http.Problems.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.http.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is one bot's, another cannot read, change, list, count or guess: not even in the same organisation. */
@Tidy.Up
class TenancyIT {

    private static final String NOWHERE = "01JZZZZZZZZZZZZZZZZZZZZZZZ";

    /** A call on a conversation. */
    record Call(String method, String path, String body) {

        Answer by(Api caller, String conversation) {
            var request = caller.request(method, TestBot.CONVERSATIONS + "/" + conversation + path);
            return (body == null ? request : request.json(body)).send();
        }

        @Override
        public String toString() {
            return method + " …" + path;
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call("GET", "", null),
                new Call("GET", "/messages", null),
                new Call("GET", "/messages?after=0&limit=1", null),
                new Call("POST", "/messages", "{\"text\":\"Intrus\"}"),
                new Call("POST", "/messages", "{\"text\":\"Bonjour\",\"clientMessageId\":\"c-1\"}"),
                new Call("POST", "/typing", null),
                new Call("POST", "/read", "{\"upTo\":1}"),
                new Call("POST", "/end", null),
                new Call("POST", "/end", "{\"reason\":\"VISITOR_LEFT\"}"),
                new Call("GET", "/events", null),
                new Call("GET", "/attachments/" + NOWHERE, null));
    }

    private static JsonNode withoutAccidents(Answer answer) {
        return ((ObjectNode) answer.json()).without(List.of("instance", "traceId"));
    }

    private static void areIndistinguishable(Answer foreign, Answer missing) {
        check(foreign, 404, "not-found");
        check(missing, 404, "not-found");
        assertThat(withoutAccidents(foreign)).isEqualTo(withoutAccidents(missing));
        assertThat(foreign.headers().map().keySet())
                .isEqualTo(missing.headers().map().keySet());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherBotsConversationIsNotThere(Call call) {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var chat = mine.chat();
        var otherChat = other.chat();

        areIndistinguishable(call.by(other.api, chat.id()), call.by(other.api, NOWHERE));
        areIndistinguishable(call.by(otherChat.visitor(), chat.id()), call.by(otherChat.visitor(), NOWHERE));

        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
        assertThat(chat.ledger()).hasSize(1);
    }

    @Test
    void listsHoldOnesOwn() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        mine.escalate(Map.of("visitorId", "partagé")).is(201);

        for (var query :
                List.of("", "?visitorId=partag%C3%A9", "?status=WAITING", "?limit=1", "?after=" + "Z".repeat(26))) {
            var list = other.api.get(TestBot.CONVERSATIONS + query).is(200);
            assertThat(list.at("/items")).as(query).isEmpty();
            assertThat(list.at("/next").isNull()).as(query).isTrue();
        }
    }

    @Test
    void aSkillIsOfItsBot() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        mine.change(document -> document.withArray("skills").add("Secret"));

        var foreign = other.api.get("/api/v1/availability?skill=Secret");
        var missing = other.api.get("/api/v1/availability?skill=Nichts");

        check(foreign, 422, "unknown-skill");
        assertThat(withoutAccidents(foreign).toString().replace("Secret", "Nichts"))
                .isEqualTo(withoutAccidents(missing).toString());
        check(other.escalate(Map.of("visitorId", "v", "skill", "Secret")), 422, "unknown-skill");
    }

    @Test
    void aClientMessageIdIsOfItsBot() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var message = Map.of("clientMessageId", "c-1", "text", "Bonjour");

        var ofMine = mine.api.post(mine.chat().messages(), message).is(202);
        var ofOther = other.api.post(other.chat().messages(), message).is(202);

        assertThat(ofOther.at("/id")).isNotEqualTo(ofMine.at("/id"));
    }

    @Test
    void aKeyOpensOneBotAlone() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var chat = mine.chat();
        var key =
                Api.PLATFORM.get(mine.address() + "/api-keys").at("/items/0/id").asText();

        var foreign = Api.PLATFORM.delete(other.address() + "/api-keys/" + key);
        var missing = Api.PLATFORM.delete(other.address() + "/api-keys/" + NOWHERE);

        areIndistinguishable(foreign, missing);
        mine.api.get(chat.address()).is(200);
        assertThat(Api.PLATFORM.get(other.address() + "/api-keys").text()).doesNotContain(key);
    }

    @Test
    void theAdministrationOfOneBotDoesNotShowAnother() {
        var mine = TestBot.ready();
        var other = TestBot.ready();

        for (var path : List.of("", "/api-keys", "/connector", "/connector/queues")) {
            assertThat(Api.PLATFORM.get(other.address() + path).is(200).text())
                    .as(path)
                    .doesNotContain(mine.slug)
                    .doesNotContain(mine.genesys.clientId)
                    .doesNotContain(mine.genesys.queueId("Animal"));
        }
        var check =
                Api.PLATFORM.post(other.address() + "/connector/check").is(200).text();
        assertThat(check).doesNotContain(mine.slug).doesNotContain(mine.genesys.clientId);
    }

    @Test
    void changingOneBotLeavesTheOtherAsItWas() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var before = mine.stored();
        var connector = mine.connector().get("integrations");

        other.change(document -> {
            document.put("name", "Autre").put("escalationType", "NONE").putArray("skills");
            document.withObject("/connector").putArray("queues");
        });
        other.sync();
        Api.PLATFORM.delete(other.address()).is(202);

        assertThat(mine.stored()).isEqualTo(before);
        assertThat(mine.sync().get("integrations")).isEqualTo(connector);
        mine.chat().inGenesys();
    }

    @Test
    void whatComesToOneBotsWebhookAppearsNowhereOfAnothers() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var chat = mine.chat();
        var body = "{\"id\":\"%s\",\"type\":\"%s\",\"text\":\"Intrus\",\"status\":\"Failed\","
                + "\"events\":[{\"eventType\":\"Typing\"}],\"channel\":{\"to\":{\"id\":\"" + chat.id() + "\"}}}";
        chat.awaitDelivery("Bonjour", "SENT");
        var inGenesys = Organisation.items(
                        mine.genesys.conversation(chat.inGenesys()).get("history"))
                .get(0)
                .get("id")
                .asText();
        var otherWebhook = other.webhook("Animal");

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");
            otherWebhook.post(body.formatted("m-1", "Text")).is(200);
            otherWebhook.post(body.formatted("m-2", "Event")).is(200);
            otherWebhook.post(body.formatted(inGenesys, "Receipt")).is(200);
            chat.say("Encore");
            events.awaitText("Encore");

            assertThat(events.texts()).containsExactly("Bonjour", "Encore");
            assertThat(events.events("typing")).isEmpty();
        }
        assertThat(chat.ledger()).hasSize(2);
        assertThat(chat.entry("Bonjour").get("delivery").asText()).isEqualTo("SENT");
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
        assertThat(other.api.get(TestBot.CONVERSATIONS).at("/items")).isEmpty();
    }

    @Test
    void theAccessOfAStreamIsOfItsBot() {
        var mine = TestBot.ready();
        var other = TestBot.readyIn(mine.genesys);
        var chat = mine.chat();
        var otherChat = other.chat();
        var access = otherChat.eventsUrl().substring(otherChat.eventsUrl().indexOf('?'));

        areIndistinguishable(
                Api.NOBODY.get(chat.address() + "/events" + access),
                Api.NOBODY.get(TestBot.CONVERSATIONS + "/" + NOWHERE + "/events" + access));
    }
}
