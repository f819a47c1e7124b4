package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.http.Receiver.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bot that is told instead of listening. The server under test has a schedule of two short pauses. */
@Tidy.Up
class CallbackIT {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private TestBot called() {
        var bot = TestBot.ready();
        bot.change(document -> document.put("callbackUrl", receiver.url()));
        return bot;
    }

    private static String secret(TestBot bot) {
        return Api.PLATFORM
                .post(bot.address() + "/callback-secret")
                .is(201)
                .at("/secret")
                .asText();
    }

    private static List<Long> seqs(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.data().has("seq"))
                .map(call -> call.data().get("seq").asLong())
                .toList();
    }

    @Test
    void everyEventIsToldInOrderAndSigned() {
        var bot = called();
        var secret = secret(bot);

        var chat = bot.chatWithLea();
        chat.leaSays("Bonjour Ana");
        chat.entry("Bonjour Ana");
        chat.end();

        eventually(() -> {
            var calls = receiver.calls(chat);
            assertThat(seqs(calls)).containsExactly(1L, 2L, 3L, 4L);
            assertThat(calls.stream().map(Call::type)).contains("message", "status");
            assertThat(calls).allMatch(call -> call.isSignedWith(secret));
            assertThat(calls.stream().map(Call::id)).doesNotHaveDuplicates();
            return calls;
        });
        var ended = receiver.calls(chat).stream()
                .filter(call -> call.data().path("seq").asLong() == 4)
                .findFirst()
                .orElseThrow();
        assertThat(ended.type()).isEqualTo("status");
        assertThat(ended.data().get("endReason").asText()).isEqualTo("VISITOR_LEFT");
        assertThat(ended.data().has("operator")).isTrue();
    }

    @Test
    void howFarATextHasComeIsToldToo() {
        var bot = called();

        var chat = bot.chat();
        chat.awaitDelivery("Bonjour", "SENT");

        var id = chat.entry("Bonjour").get("id").asText();
        eventually(() -> assertThat(receiver.calls(chat))
                .filteredOn(
                        call -> call.type().equals("delivery") || call.text().equals("Bonjour"))
                .last()
                .satisfies(call -> {
                    assertThat(call.data().get("id").asText()).isEqualTo(id);
                    assertThat(call.data().get("delivery").asText()).isEqualTo("SENT");
                }));
    }

    @Test
    void whatIsNotTakenIsToldAgainUnderTheSameIdAndTheNextWaits() {
        var bot = called();
        var chat = bot.chat();
        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour"));
        receiver.answer(call ->
                call.text().equals("deux") && receiver.calls(chat, "deux").size() < 2 ? 500 : 200);

        chat.say("deux");
        chat.say("trois");

        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour", "deux", "deux", "trois"));
        assertThat(receiver.calls(chat, "deux").stream().map(Call::id).distinct())
                .hasSize(1);
    }

    @Test
    void whatIsNeverTakenIsADeadLetterAndTheNextFollows() {
        var bot = called();
        var chat = bot.chat();
        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour"));
        receiver.answer(call -> call.text().equals("deux") ? 302 : 200);

        chat.say("deux");
        chat.say("trois");

        var letter = eventually(() -> {
            var letters = DeadLettersIT.letters(bot);
            assertThat(letters).hasSize(1);
            return letters.get(0);
        });
        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour", "deux", "deux", "deux", "trois"));
        assertThat(letter.get("direction").asText()).isEqualTo("CALLBACK");
        assertThat(letter.get("attempts").asInt()).isEqualTo(3);
        assertThat(letter.get("lastAnswer").asText()).isEqualTo("HTTP 302");
        assertThat(letter.get("seq").asLong()).isEqualTo(2);

        receiver.answer(call -> 200);
        Api.PLATFORM
                .post(DeadLettersIT.address(bot) + "/" + letter.get("id").asText() + "/replay")
                .is(202);

        eventually(() -> assertThat(receiver.texts(chat)).last().isEqualTo("deux"));
        assertThat(receiver.calls(chat, "deux").stream().map(Call::id).distinct())
                .hasSize(1);
        eventually(() -> assertThat(DeadLettersIT.letters(bot)).isEmpty());
    }

    @Test
    void aReceiverThatWantsNoMoreIsLeftAloneUntilTheBotIsSavedAgain() {
        var bot = called();
        var chat = bot.chat();
        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour"));
        receiver.answer(call -> call.text().equals("deux") ? 410 : 200);

        chat.say("deux");
        eventually(() -> assertThat(receiver.calls(chat, "deux")).hasSize(1));
        receiver.answer(call -> 200);
        chat.say("trois");
        chat.awaitDelivery("trois", "SENT");
        assertThat(receiver.calls(chat, "trois")).isEmpty();

        // The first save may come while the receiver's last word is still being noted.
        eventually(() -> {
            bot.save(bot.stored()).is(200);
            assertThat(receiver.texts(chat)).containsExactly("Bonjour", "deux", "deux", "trois");
        });
    }

    @Test
    void duringARotationBothSecretsSign() {
        var bot = called();
        var first = secret(bot);
        var second = secret(bot);

        var chat = bot.chat();

        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour"));
        assertThat(second).isNotEqualTo(first);
        assertThat(receiver.calls(chat)).allMatch(call -> call.isSignedWith(first) && call.isSignedWith(second));
    }

    @Test
    void aBotWithoutAnAddressHasNoSecret() {
        var bot = TestBot.ready();

        Api.PLATFORM.post(bot.address() + "/callback-secret").isProblem(409, "no-callback");
    }

    @Test
    void severalCallbacksThatAreReplayedTogetherKeepTheirOrder() {
        var bot = called();
        var chat = bot.chat();
        eventually(() -> assertThat(receiver.texts(chat)).containsExactly("Bonjour"));
        receiver.answer(call -> call.text().matches("deux|trois") ? 500 : 200);
        chat.say("deux");
        chat.say("trois");
        chat.say("quatre");
        eventually(() -> assertThat(receiver.texts(chat)).endsWith("quatre"));
        receiver.answer(call -> 200);

        Api.PLATFORM
                .post(
                        DeadLettersIT.address(bot) + "/replay",
                        Map.of("conversationId", chat.id(), "direction", "CALLBACK"))
                .is(202);

        eventually(() -> assertThat(receiver.texts(chat)).endsWith("quatre", "deux", "trois"));
    }
}
