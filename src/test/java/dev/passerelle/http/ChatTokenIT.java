package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a visitor's browser may do. */
@Tidy.Up
class ChatTokenIT {

    private static final Map<String, String> TEXT = Map.of("text", "Bonjour");

    @Test
    void opensItsConversation() {
        var chat = TestBot.ready().chat();
        var visitor = chat.visitor();

        assertThat(visitor.get(chat.address()).is(200).at("/id").asText()).isEqualTo(chat.id());
        assertThat(visitor.get(chat.address()).text()).doesNotContain("pct_");
        visitor.get(chat.messages()).is(200);
        visitor.post(chat.messages(), TEXT).is(202);
        visitor.post(chat.address() + "/typing").is(204);
        visitor.post(chat.address() + "/read", Map.of("upTo", 1)).is(204);
        try (var events = EventReader.open(visitor.request("GET", chat.address() + "/events"))) {
            events.awaitText("Bonjour");
        }
        visitor.post(chat.address() + "/end").is(202);
        visitor.get(chat.address()).is(200);
    }

    @Test
    void opensNothingElse() {
        var chat = TestBot.ready().chat();
        var visitor = chat.visitor();

        visitor.get("/api/v1/availability").isProblem(403, "forbidden");
        visitor.get(TestBot.CONVERSATIONS).isProblem(403, "forbidden");
        visitor.post(TestBot.CONVERSATIONS, Map.of("visitorId", "v")).isProblem(403, "forbidden");
        visitor.get("/api/admin/v1/bots").isProblem(401, "unauthorized");
    }

    @Test
    void anotherConversationIsNotThere() {
        var bot = TestBot.ready();
        var mine = bot.chat();
        var other = bot.chat();
        var visitor = mine.visitor();

        visitor.get(other.address()).isProblem(404, "not-found");
        visitor.get(other.messages()).isProblem(404, "not-found");
        visitor.post(other.messages(), TEXT).isProblem(404, "not-found");
        visitor.post(other.address() + "/typing").isProblem(404, "not-found");
        visitor.post(other.address() + "/read", Map.of("upTo", 1)).isProblem(404, "not-found");
        visitor.post(other.address() + "/end").isProblem(404, "not-found");
        visitor.get(other.address() + "/events").isProblem(404, "not-found");
        assertThat(other.read().at("/status").asText()).isEqualTo("WAITING");
        assertThat(other.texts()).hasSize(1);
    }

    @Test
    void anAlteredTokenIsNone() {
        var chat = TestBot.ready().chat();
        var token = chat.opened().at("/chat/token").asText();
        var last = token.charAt(token.length() - 2) == 'A' ? 'B' : 'A';
        var altered = token.substring(0, token.length() - 2) + last + token.charAt(token.length() - 1);

        new Api(altered).get(chat.address()).isProblem(401, "unauthorized");
        new Api(token + "A").get(chat.address()).isProblem(401, "unauthorized");
        new Api(token.substring(0, 20)).get(chat.address()).isProblem(401, "unauthorized");
        new Api("pct_").get(chat.address()).isProblem(401, "unauthorized");
    }

    @Test
    void theAccessParameterOpensItsStreamAlone() {
        var bot = TestBot.ready();
        var mine = bot.chat();
        var other = bot.chat();
        var access = mine.eventsUrl().substring(mine.eventsUrl().indexOf('?'));

        try (var events = mine.listen()) {
            events.awaitText("Bonjour");
        }
        Api.NOBODY.get(other.address() + "/events" + access).isProblem(404, "not-found");
        Api.NOBODY.get(mine.address() + access).isProblem(401, "unauthorized");
        Api.NOBODY.get(mine.messages() + access).isProblem(401, "unauthorized");
        Api.NOBODY.get("/api/v1/availability" + access).isProblem(401, "unauthorized");
        Api.NOBODY.request("POST", mine.messages() + access).json(TEXT).send().isProblem(401, "unauthorized");
        Api.NOBODY.get(mine.address() + "/events?access=nonsense").isProblem(401, "unauthorized");
        Api.NOBODY.get(mine.address() + "/events?access=a.b.c.d").isProblem(401, "unauthorized");
        Api.NOBODY.get(mine.address() + "/events?access=").isProblem(401, "unauthorized");
        Api.NOBODY.get(mine.address() + "/events").isProblem(401, "unauthorized");
    }

    @Test
    void theAccessParameterIsNoToken() {
        var chat = TestBot.ready().chat();
        var access = chat.eventsUrl().substring(chat.eventsUrl().indexOf("access=") + "access=".length());

        new Api(access).get(chat.address()).isProblem(401, "unauthorized");
        new Api("pct_" + access).get(chat.address()).isProblem(401, "unauthorized");
    }
}
