package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /api/v1/conversations/{id}/events}. */
@Tidy.Up
class EventsIT {

    private static Http.Request after(Chat chat, String lastEventId) {
        return chat.bot()
                .api
                .request("GET", chat.address() + "/events")
                .header("Last-Event-ID", lastEventId)
                .header("Accept", "text/event-stream");
    }

    @Test
    void saysFirstWhenToComeBack() {
        var chat = TestBot.ready().chat();

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");

            assertThat(events.lines().get(0)).isEqualTo("retry: 2000");
            assertThat(events.header("Content-Type")).startsWith("text/event-stream");
            assertThat(events.header("Cache-Control")).contains("no-store");
            assertThat(events.header("X-Request-Id")).isNotBlank();
        }
    }

    @Test
    void aQuietConversationIsReplayedAtOnce() {
        var chat = TestBot.ready().chatWithLea();
        var start = Instant.now();

        try (var events = chat.listen()) {
            eventually(() -> assertThat(events.ids()).containsExactly("1", "2"));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void tellsTheLedgerInOrderUntilTheEnd() {
        var chat = TestBot.ready().chat();

        try (var events = chat.listen()) {
            chat.bot().genesys.accept(chat.inGenesys(), Organisation.LEA);
            chat.await("ACTIVE");
            chat.leaSays("Bonjour Ana");
            chat.entry("Bonjour Ana");
            chat.say("Merci");
            chat.end();
            events.awaitEnd();

            assertThat(events.ids()).containsExactly("1", "2", "3", "4", "5");
            assertThat(events.texts()).containsExactly("Bonjour", "Bonjour Ana", "Merci");
            var active = events.events("status").get(0).data();
            assertThat(active.get("seq").asInt()).isEqualTo(2);
            assertThat(active.get("status").asText()).isEqualTo("ACTIVE");
            assertThat(active.at("/operator/name").asText()).isEqualTo(Organisation.LEA);
            assertThat(active.get("endReason").isNull()).isTrue();
            var ended = events.events("status").get(1).data();
            assertThat(ended.get("status").asText()).isEqualTo("ENDED");
            assertThat(ended.get("endReason").asText()).isEqualTo("VISITOR_LEFT");
            var messages = events.events("message");
            var entries = chat.texts();
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i).data().get("id"))
                        .isEqualTo(entries.get(i).get("id"));
                assertThat(messages.get(i).data().get("seq"))
                        .isEqualTo(entries.get(i).get("seq"));
            }
        }
    }

    @Test
    void replaysFromTheLastEventSeen() {
        var chat = TestBot.ready().chat();
        chat.say("deux");
        chat.say("trois");

        try (var events = EventReader.open(after(chat, "1"))) {
            events.awaitText("trois");
            chat.say("quatre");
            events.awaitText("quatre");

            assertThat(events.ids()).containsExactly("2", "3", "4");
        }
    }

    @Test
    void aStreamThatIsTakenUpAgainMissesAndRepeatsNothing() {
        var chat = TestBot.ready().chat();
        List<String> before;
        try (var events = chat.listen()) {
            chat.say("deux");
            events.awaitText("deux");
            before = events.ids();
        }
        chat.say("trois");

        try (var events = EventReader.open(after(chat, before.get(before.size() - 1)))) {
            chat.say("quatre");
            events.awaitText("quatre");

            assertThat(before).containsExactly("1", "2");
            assertThat(events.ids()).containsExactly("3", "4");
        }
    }

    @Test
    void afterTheEndTheRestIsReplayedAndClosed() {
        var chat = TestBot.ready().chat();
        chat.say("deux");
        chat.end();

        try (var all = chat.listen();
                var rest = EventReader.open(after(chat, "2"))) {
            all.awaitEnd();
            rest.awaitEnd();

            assertThat(all.ids()).containsExactly("1", "2", "3");
            assertThat(rest.ids()).containsExactly("3");
        }
    }

    @Test
    void whoHasSeenTheEndIsToldToStop() {
        var chat = TestBot.ready().chat();
        chat.end();

        var answer = after(chat, "2").send();

        assertThat(answer.is(204).bytes()).isEmpty();
        assertThat(after(chat, "3").send().status()).isEqualTo(204);
    }

    @Test
    void whoHasSeenAllWhileItGoesOnIsKept() {
        var chat = TestBot.ready().chat();

        try (var events = EventReader.open(after(chat, "1"))) {
            chat.say("deux");
            events.awaitText("deux");

            assertThat(events.ids()).containsExactly("2");
        }
    }

    @Test
    void anUnusableLastEventIdIsRefused() {
        var chat = TestBot.ready().chat();

        after(chat, "demain").send().isProblem(400, "invalid-request");
    }

    @Test
    void twoListenersHearTheSame() {
        var chat = TestBot.ready().chat();

        try (var one = chat.listen();
                var other = chat.listen()) {
            for (int i = 0; i < 10; i++) {
                chat.say("n" + i);
            }
            chat.end();
            one.awaitEnd();
            other.awaitEnd();

            assertThat(one.ids()).hasSize(12).isEqualTo(other.ids());
            assertThat(one.texts()).isEqualTo(other.texts());
        }
    }

    @Test
    void tellsHowFarAMessageHasCome() {
        var chat = TestBot.ready().chat();
        chat.awaitDelivery("Bonjour", "SENT");

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");
            chat.bot().genesys.act(chat.inGenesys(), "receipts", Map.of("status", "Delivered"));
            var delivered = events.await("delivery");
            chat.bot().genesys.act(chat.inGenesys(), "receipts", Map.of("status", "Read"));
            eventually(() -> assertThat(events.events("delivery")).hasSize(2));

            assertThat(delivered.id()).isNull();
            assertThat(delivered.data().get("id")).isEqualTo(chat.texts().get(0).get("id"));
            assertThat(delivered.data().get("delivery").asText()).isEqualTo("DELIVERED");
            assertThat(events.events("delivery").get(1).data().get("delivery").asText())
                    .isEqualTo("READ");
            chat.awaitDelivery("Bonjour", "READ");
        }
    }

    @Test
    void tellsWhenGenesysHasAccepted() {
        var chat = TestBot.ready().chatWithLea();

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");
            var id = chat.say("Encore").at("/id").asText();

            eventually(() -> assertThat(events.events("delivery")).anySatisfy(event -> {
                assertThat(event.data().get("id").asText()).isEqualTo(id);
                assertThat(event.data().get("delivery").asText()).isEqualTo("SENT");
            }));
        }
    }

    @Test
    void tellsThatTheOperatorIsTyping() {
        var genesys = Organisation.make(Map.of("typingByDefault", true));
        var chat = TestBot.readyIn(genesys).chatWithLea();

        try (var events = chat.listen()) {
            events.awaitText("Bonjour");
            genesys.act(chat.inGenesys(), "typing", Map.of("operator", Organisation.LEA));
            var typing = events.await("typing");

            assertThat(typing.id()).isNull();
            assertThat(typing.data().get("author").asText()).isEqualTo("OPERATOR");
            assertThat(typing.data().get("until").asText()).endsWith("Z");
            assertThat(chat.ledger()).hasSize(2);
        }
    }

    @Test
    void tellsHowTheQueueStandsWhileTheVisitorWaits() {
        var genesys = Organisation.make(Map.of("estimatedWaitSeconds", 90));
        var chat = TestBot.readyIn(genesys).chat();

        try (var events = chat.listen()) {
            var queue = events.await("queue");

            assertThat(queue.id()).isNull();
            assertThat(queue.data().get("waiting").asInt()).isBetween(0, 1);
            assertThat(queue.data().get("estimatedWaitSeconds").asInt()).isEqualTo(90);
        }
    }

    @Test
    void operatorsFilesAndButtonsComeWithTheirMessage() {
        var chat = TestBot.ready().chatWithLea();

        try (var events = chat.listen()) {
            chat.bot().genesys.sendFile(chat.inGenesys(), Organisation.LEA, "ordonnance.png", "Voici");
            chat.bot()
                    .genesys
                    .act(
                            chat.inGenesys(),
                            "quick-replies",
                            Map.of("text", "D'accord ?", "replies", List.of("Oui", "Non")));
            events.awaitText("Voici");
            events.awaitText("D'accord ?");

            var file = events.events("message").stream()
                    .filter(event -> event.data().get("text").asText().equals("Voici"))
                    .findFirst()
                    .orElseThrow()
                    .data()
                    .at("/attachments/0");
            assertThat(file.get("filename").asText()).isEqualTo("ordonnance.png");
            assertThat(file.get("mediaType").asText()).isEqualTo("image/png");
            assertThat(file.get("url").asText())
                    .startsWith(chat.address() + "/attachments/")
                    .contains("?access=");
            var asked = chat.entry("D'accord ?");
            assertThat(asked.get("author").asText()).isEqualTo("BOT");
            assertThat(asked.at("/quickReplies/0/text").asText()).isEqualTo("Oui");
            assertThat(asked.at("/quickReplies/1/text").asText()).isEqualTo("Non");
        }
    }

    /** The container calls back whenever such a listener can take more, and that meets what is being said just then. */
    @Test
    void listenersThatTakeLittleOrGoAwayHoldUpNobody() {
        var chat = TestBot.ready().chat();
        var slow = new ArrayList<SlowListener>();
        for (int each = 0; each < 20; each++) {
            slow.add(SlowListener.open(chat.eventsUrl(), 3 * each));
        }
        var going = SlowListener.open(chat.eventsUrl(), 10);

        for (int said = 0; said < 300; said++) {
            chat.say("n" + said + " " + "é".repeat(3900));
            if (said % 4 == 3) {
                going.close();
                going = SlowListener.open(chat.eventsUrl(), 10);
            }
        }
        chat.say("fini");

        try (var quick = chat.listen()) {
            quick.awaitText("fini");
        }
        slow.forEach(listener -> eventually(() ->
                assertThat(listener.hasTaken("\"fini\"")).as(slow.toString()).isTrue()));
        slow.forEach(SlowListener::close);
        going.close();
    }
}
