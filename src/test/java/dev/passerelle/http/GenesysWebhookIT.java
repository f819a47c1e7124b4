package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static dev.passerelle.http.Problems.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.http.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /webhooks/genesys/{key}}, signed as Genesys signs. */
@Tidy.Up
class GenesysWebhookIT {

    /** A recorded payload, addressed to that conversation, with an id of its own. */
    private static String recorded(String name, String conversation) {
        try (var file = GenesysWebhookIT.class.getResourceAsStream("/webhook/" + name + ".json")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var id = Http.parse(text).path("id").asText("none");
            return text.replace("conv-8f2c", conversation)
                    .replace(id, UUID.randomUUID().toString().replace("-", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accepted(Answer answer) {
        assertThat(answer.is(200).bytes()).as(answer.toString()).isEmpty();
    }

    /** What the ledger holds besides the visitor's first words. */
    private static List<JsonNode> arrived(Chat chat) {
        return chat.texts().stream()
                .filter(entry -> !entry.get("author").asText().equals("VISITOR"))
                .toList();
    }

    @Test
    void aTextIsStored() {
        var chat = TestBot.ready().chat();

        accepted(chat.bot().webhook("Animal").post(recorded("text", chat.id())));

        var entry = arrived(chat).get(0);
        assertThat(entry.get("text").asText()).isEqualTo("Hello, I am Bob, how can I help?");
        assertThat(entry.get("author").asText()).isEqualTo("OPERATOR");
        assertThat(entry.get("at").asText()).isEqualTo("2026-11-22T09:32:00.427Z");
        assertThat(entry.get("delivery").isNull()).isTrue();
        assertThat(chat.read().at("/status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void filesComeWithAndWithoutWords() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");

        accepted(webhook.post(recorded("text-with-attachment", chat.id())));
        accepted(webhook.post(recorded("attachment-alone", chat.id())));

        var entries = arrived(chat);
        assertThat(entries.get(0).get("text").asText()).isEqualTo("Voici l'ordonnance.");
        var image = entries.get(0).at("/attachments/0");
        assertThat(image.get("filename").asText()).isEqualTo("image.jpg");
        assertThat(image.get("size").asInt()).isEqualTo(10_240);
        assertThat(entries.get(1).get("text").isNull()).isTrue();
        assertThat(entries.get(1).at("/attachments/0/filename").asText()).isEqualTo("facture.pdf");
        assertThat(entries.toString()).doesNotContain("pure.cloud");
    }

    @Test
    void quickRepliesAreOfABot() {
        var chat = TestBot.ready().chat();

        accepted(chat.bot().webhook("Animal").post(recorded("quick-replies", chat.id())));

        var entry = arrived(chat).get(0);
        assertThat(entry.get("author").asText()).isEqualTo("BOT");
        assertThat(entry.at("/quickReplies/0/payload").asText()).isEqualTo("oui-1");
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
    }

    @Test
    void escapesAndEmojiArriveWhole() {
        var chat = TestBot.ready().chat();

        accepted(chat.bot().webhook("Animal").post(recorded("escapes-and-emoji", chat.id())));

        assertThat(arrived(chat).get(0).get("text").asText())
                .isEqualTo("Grüße 👋 «ça\u00a0va» 👩‍⚕️\nligne 2\t\"fin\" \\ !");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-kind", "typing", "receipt", "nothing-but-a-type"})
    void whatIsNoMessageIsAcceptedAndNotShown(String name) {
        var chat = TestBot.ready().chat();

        accepted(chat.bot().webhook("Animal").post(recorded(name, chat.id())));

        assertThat(arrived(chat)).isEmpty();
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
    }

    @Test
    void aDuplicateIsStoredOnce() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");
        var body = recorded("text", chat.id());

        accepted(webhook.post(body));
        accepted(webhook.post(body));
        accepted(webhook.post(body.replace("\"content\": [],", "")));

        assertThat(arrived(chat)).hasSize(1);
    }

    @Test
    void twentyAtTheSameMomentAreStoredOnce() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");
        var body = recorded("text", chat.id());

        var answers = Together.run(IntStream.range(0, 20)
                .mapToObj(i -> (Supplier<Answer>) () -> webhook.post(body))
                .toList());

        answers.forEach(GenesysWebhookIT::accepted);
        assertThat(arrived(chat)).hasSize(1);
    }

    @Test
    void twentyUnknownOnesAtTheSameMomentAreAccepted() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");
        var body = recorded("unknown-kind", chat.id());

        var answers = Together.run(IntStream.range(0, 20)
                .mapToObj(i -> (Supplier<Answer>) () -> webhook.post(body))
                .toList());

        answers.forEach(GenesysWebhookIT::accepted);
    }

    @Test
    void differentOnesAtTheSameMomentAreAllStored() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");

        var answers = Together.run(IntStream.range(0, 20)
                .mapToObj(i -> (Supplier<Answer>) () -> webhook.post(recorded("text", chat.id())))
                .toList());

        answers.forEach(GenesysWebhookIT::accepted);
        assertThat(arrived(chat)).hasSize(20);
        assertThat(chat.ledger().stream().map(entry -> entry.get("seq").asInt()))
                .isEqualTo(IntStream.rangeClosed(1, 22).boxed().toList());
    }

    @Test
    void theSandboxsOwnDuplicateIsStoredOnce() {
        var chat = TestBot.ready().chatWithLea();
        chat.leaSays("Une fois");
        chat.entry("Une fois");

        chat.bot().genesys.act(chat.inGenesys(), "duplicate", java.util.Map.of());

        eventually(() -> assertThat(chat.bot().genesys.webhooks(chat.inGenesys()))
                .hasSize(2)
                .allSatisfy(posting -> assertThat(posting.get("state").asText()).isEqualTo("delivered")));
        assertThat(arrived(chat)).hasSize(1);
    }

    @Test
    void whoCannotSignLearnsNothing() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");
        var marketing = chat.bot().webhook("Marketing");
        var body = recorded("text", chat.id()).getBytes(StandardCharsets.UTF_8);
        var altered = body.clone();
        altered[body.length / 2] ^= 1;
        var unknown = new Webhook(webhook.address() + "x", webhook.secret());
        var none = new Webhook(Http.SERVER + "/webhooks/genesys/", webhook.secret());
        var truncated = webhook.signature(body).substring(0, 20);

        var answers = List.of(
                unknown.post(body),
                none.post(body),
                new Webhook(Http.SERVER + "/webhooks/genesys", webhook.secret()).post(body),
                new Webhook(Http.SERVER + "/webhooks/genesys/a/b", webhook.secret()).post(body),
                webhook.post(body, null),
                webhook.post(body, ""),
                webhook.post(body, truncated),
                webhook.post(body, webhook.signature(body).replace("sha256=", "sha1=")),
                webhook.post(altered, webhook.signature(body)),
                webhook.post(body, marketing.signature(body)),
                webhook.post(new byte[0], webhook.signature(body)),
                webhook.post(new byte[2 * 1024 * 1024], webhook.signature(body)),
                unknown.post(new byte[2 * 1024 * 1024]));

        assertThat(answers).allSatisfy(answer -> {
            answer.is(401);
            assertThat(answer.bytes())
                    .as(answer.toString())
                    .isEqualTo(answers.get(0).bytes());
            assertThat(withoutAccidents(answer)).as(answer.toString()).isEqualTo(withoutAccidents(answers.get(0)));
        });
        assertThat(arrived(chat)).isEmpty();
    }

    /** Headers that tell two answers of a kind apart. */
    private static List<String> withoutAccidents(Answer answer) {
        return answer.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .filter(name -> !List.of("date", "connection", "keep-alive").contains(name))
                .sorted()
                .toList();
    }

    @Test
    void signedNonsenseIsNoJson() {
        var webhook = TestBot.ready().webhook("Animal");

        for (var body : List.of("", "nonsense", "{\"a\":", "[]", "7", "null", "{} {}")) {
            assertThat(webhook.post(body).status()).as(body).isEqualTo(400);
        }
        check(webhook.post("nonsense"), 400, "invalid-request");
    }

    @Test
    void signedButTooLargeIsToldApart() {
        var webhook = TestBot.ready().webhook("Animal");
        var body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        check(webhook.post(body), 413, "too-large");
    }

    @Test
    void aMebibyteIsTaken() {
        var chat = TestBot.ready().chat();
        var head = recorded("unknown-kind", chat.id());
        var body = Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), 1024 * 1024);
        Arrays.fill(body, head.getBytes(StandardCharsets.UTF_8).length, body.length, (byte) ' ');

        accepted(chat.bot().webhook("Animal").post(body));
    }

    @Test
    void whatIsForNobodyIsAccepted() {
        var bot = TestBot.ready();
        var webhook = bot.webhook("Animal");
        var ended = bot.chat();
        ended.end();

        accepted(webhook.post(recorded("text", ended.id())));
        accepted(webhook.post(recorded("typing", ended.id())));
        accepted(webhook.post(recorded("text", "01UNKNOWN")));
        accepted(webhook.post(recorded("text", "x".repeat(1000))));
        accepted(webhook.post(recorded("typing", "01UNKNOWN")));
        accepted(webhook.post("{}"));

        assertThat(arrived(ended)).isEmpty();
        assertThat(ended.read().at("/status").asText()).isEqualTo("ENDED");
    }

    @Test
    void anIntegrationSpeaksInItsOwnConversationsOnly() {
        var chat = TestBot.ready().chat("Animal");

        accepted(chat.bot().webhook("Marketing").post(recorded("text", chat.id())));

        assertThat(arrived(chat)).isEmpty();
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
    }

    @Test
    void aMessageWithoutAnIdIsStoredOnceToo() {
        var chat = TestBot.ready().chat();
        var webhook = chat.bot().webhook("Animal");
        var body = "{\"type\":\"Text\",\"text\":\"Sans nom\",\"channel\":{\"to\":{\"id\":\"" + chat.id() + "\"}}}";

        accepted(webhook.post(body));
        accepted(webhook.post(body));

        assertThat(arrived(chat)).hasSize(1);
    }

    @Test
    void onlyPostIsAnswered() {
        var webhook = TestBot.ready().webhook("Animal");

        for (var method : List.of("GET", "PUT", "DELETE")) {
            assertThat(Http.request(method, webhook.address()).send().status())
                    .as(method)
                    .isEqualTo(405);
        }
    }
}
