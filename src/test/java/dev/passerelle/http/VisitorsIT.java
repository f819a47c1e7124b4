package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code …/visitors/{visitorId}}: what is kept of a person, and forgetting it. */
@Tidy.Up
class VisitorsIT {

    private static String address(Chat chat) {
        return chat.bot().address() + "/visitors/"
                + chat.opened().get("visitorId").asText();
    }

    @Test
    void everythingOfAVisitorCanBeHandedOut() {
        var chat = TestBot.ready().chatWithLea();
        chat.leaSays("Bonjour Ana");
        chat.entry("Bonjour Ana");

        var export = Api.PLATFORM.get(address(chat) + "/export").is(200).json();

        assertThat(export.at("/visitorId").asText())
                .isEqualTo(chat.opened().get("visitorId").asText());
        assertThat(export.at("/conversations")).hasSize(1);
        assertThat(export.at("/conversations/0/conversation/id").asText()).isEqualTo(chat.id());
        assertThat(Organisation.items(export.at("/conversations/0/messages")).stream()
                        .map(message -> message.get("text").asText()))
                .containsExactly("Bonjour", "null", "Bonjour Ana");
    }

    @Test
    void aVisitorIsForgottenHereAndLeavesGenesys() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();
        var genesys = chat.bot().genesys;
        var listener = chat.listen();
        listener.await("status");

        var erased = Api.PLATFORM.delete(address(chat)).is(200).json();

        assertThat(erased.get("conversations").asInt()).isEqualTo(1);
        assertThat(erased.get("messages").asInt()).isEqualTo(2);
        chat.bot().api.get(chat.address()).is(404);
        listener.awaitEnd();
        assertThat(listener.events("status").get(1).data().get("endReason").asText())
                .isEqualTo("ERASED");
        eventually(
                () -> assertThat(genesys.conversation(conversation).get("state").asText())
                        .isEqualTo("ENDED"));
        assertThat(genesys.heard(conversation)).containsExactly("Bonjour", "Le visiteur a quitté la conversation.");
        assertThat(Api.PLATFORM
                        .delete(address(chat))
                        .is(200)
                        .at("/conversations")
                        .asInt())
                .isZero();
    }

    @Test
    void withoutThePermissionToDisconnectTheOperatorIsTold() {
        var chat = TestBot.ready().chatWithLea();
        var conversation = chat.inGenesys();
        chat.bot().genesys.permit(Organisation.FIVE_PERMISSIONS);

        Api.PLATFORM.delete(address(chat)).is(200);

        eventually(() -> assertThat(chat.bot().genesys.heard(conversation))
                .containsExactly("Bonjour", "Le visiteur a quitté la conversation."));
    }

    @Test
    void nobodyElseIsForgotten() {
        var bot = TestBot.ready();
        var chat = bot.chat();
        var other = bot.chat();

        Api.PLATFORM.delete(address(chat)).is(200);

        other.read();
        assertThat(other.entry("Bonjour")).isNotNull();
    }

    @Test
    void onlyThePlatformMay() {
        var chat = TestBot.ready().chat();

        chat.bot().api.delete(address(chat)).is(401);
        Api.NOBODY.delete(address(chat)).is(401);
        Api.PLATFORM.delete("/api/admin/v1/bots/no-such-bot/visitors/v").is(404);
    }

    @Test
    void whoIsErasedBeforeGenesysAnsweredLeavesNoGhost() {
        var bot = TestBot.ready();
        Api.NOBODY
                .post(
                        "/sandbox/control/faults",
                        Map.of("match", Organisation.TEXTS, "stallMillis", 2500, "clientId", bot.genesys.clientId))
                .is(201);
        var chat = bot.chat();
        eventually(() -> assertThat(bot.genesys.conversations(chat.id())).hasSize(1));

        Api.PLATFORM.delete(address(chat)).is(200);

        eventually(() -> assertThat(bot.genesys.conversations(chat.id()).stream()
                        .map(one -> one.get("state").asText()))
                .isEqualTo(List.of("ENDED")));
    }
}
