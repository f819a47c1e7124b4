package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.attachment.Samples;
import dev.passerelle.http.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from the visitor to the operator. */
@Tidy.Up
class AttachmentsIT {

    private static final int TEN_MIB = 10 * 1024 * 1024;

    private static Answer send(Chat chat, FormData form) {
        return form.post(chat.visitor(), chat.address() + "/attachments");
    }

    /** What Genesys was sent, once there is a file in it. */
    private static JsonNode sentToGenesys(Chat chat) {
        return eventually(() -> {
            var bodies = chat.bot().genesys.texts(chat.id()).stream()
                    .filter(body -> !body.at("/content/0/attachment/url").isMissingNode())
                    .toList();
            assertThat(bodies).hasSize(1);
            return bodies.get(0);
        });
    }

    /** The operator's copy. */
    private static Answer seenByTheOperator(Chat chat) {
        var path = eventually(() -> {
            var files = Organisation.items(
                            chat.bot().genesys.conversation(chat.inGenesys()).get("history"))
                    .stream()
                    .map(message -> message.at("/file/path").asText(""))
                    .filter(found -> !found.isEmpty())
                    .toList();
            assertThat(files).hasSize(1);
            return files.get(0);
        });
        return Api.NOBODY.get("/sandbox/" + path).is(200);
    }

    @Test
    void aPictureReachesTheOperatorWithoutThePlaceItWasTakenAt() {
        var chat = TestBot.ready().chatWithLea();

        var entry = send(
                        chat,
                        FormData.of("../C:\\tmp\\chat malade.JPG", Samples.jpegWithPlace(6))
                                .with("text", "Le voici")
                                .with("clientMessageId", "c-1"))
                .is(202)
                .json();

        assertThat(entry.get("author").asText()).isEqualTo("VISITOR");
        assertThat(entry.get("text").asText()).isEqualTo("Le voici");
        assertThat(entry.get("clientMessageId").asText()).isEqualTo("c-1");
        var file = entry.at("/attachments/0");
        assertThat(file.get("filename").asText()).isEqualTo("chat malade.JPG");
        assertThat(file.get("mediaType").asText()).isEqualTo("image/jpeg");
        var sent = sentToGenesys(chat);
        assertThat(sent.get("text").asText()).isEqualTo("Le voici");
        assertThat(sent.at("/content/0/attachment/mediaType").asText()).isEqualTo("Image");
        assertThat(sent.at("/content/0/attachment/mime").asText()).isEqualTo("image/jpeg");
        var seen = seenByTheOperator(chat);
        assertThat(new String(seen.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Samples.SECRET, "Exif");
        assertThat(seen.bytes()).hasSize(file.get("size").asInt());
        chat.awaitDelivery("Le voici", "SENT");
    }

    @Test
    void genesysGetsTheFileUnderAnAddressThatOpensNothingElse() {
        var chat = TestBot.ready().chat();
        send(chat, FormData.of("a.pdf", Samples.pdf())).is(202);
        send(chat, FormData.of("b.pdf", Samples.pdf()));

        var address = eventually(() -> {
            var bodies = chat.bot().genesys.texts(chat.id()).stream()
                    .map(body -> body.at("/content/0/attachment/url").asText(""))
                    .filter(url -> !url.isEmpty())
                    .toList();
            assertThat(bodies).hasSize(2);
            return bodies.get(0);
        });

        var answer = Http.request("GET", address).send().is(200);
        assertThat(answer.bytes()).isEqualTo(Samples.pdf());
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(Samples.pdf().length));
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"a.pdf\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(answer.header("Set-Cookie")).isNull();
        for (var other : List.of(
                address.replaceAll("expires=\\d+", "expires=9999999999"),
                address.replaceAll("expires=\\d+", "expires=0"),
                address.replaceAll("access=.", "access=~"),
                address.replaceAll("\\?.*", ""),
                address.replaceAll("/files/[^?]+", "/files/01JDZZZZZZZZZZZZZZZZZZZZZZ"),
                address.replaceAll("/files/.*", "/files/"),
                address.replaceAll("/files/.*", "/files"))) {
            assertThat(Http.request("GET", other).send().status()).as(other).isEqualTo(404);
        }
    }

    @Test
    void theVisitorSeesTheFileToo() {
        var chat = TestBot.ready().chat();

        var entry =
                send(chat, FormData.of("a.png", Samples.png(20, 10))).is(202).json();

        assertThat(entry.get("text").isNull()).isTrue();
        var file = entry.at("/attachments/0");
        var answer = Api.NOBODY.get(file.get("url").asText()).is(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Disposition")).startsWith("inline; filename=\"a.png\"");
        assertThat(answer.bytes()).hasSize(file.get("size").asInt());
        var inLedger = chat.texts().get(1);
        assertThat(inLedger.at("/attachments/0/id")).isEqualTo(file.get("id"));
    }

    @Test
    void allFiveTypesAreTaken() {
        var chat = TestBot.ready().chat();

        for (var file : List.of(Samples.png(3, 3), Samples.jpeg(3, 3), Samples.gif(), Samples.webp(), Samples.pdf())) {
            send(chat, FormData.of("x", file)).is(202);
        }

        assertThat(chat.texts().stream()
                        .skip(1)
                        .map(entry -> entry.at("/attachments/0/mediaType").asText()))
                .containsExactly("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "MZ\u0090",
                "\u0089PNG\r\n\u001a\n",
                "GIF89a<script>",
                "RIFF\u0004\0\0\0WEBP"
            })
    void aTypeIsWhatIsInsideAndNotWhatIsSaid(String content) {
        var chat = TestBot.ready().chat();
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        var form = new FormData().file("photo.png", "image/png", bytes);
        Problems.check(send(chat, form), 415, "file-type-not-taken");

        assertThat(chat.texts()).hasSize(1);
    }

    @Test
    void tenMebibytesAreTakenAndNotAByteMore() {
        var chat = TestBot.ready().chat();
        var largest = java.util.Arrays.copyOf(Samples.pdf(), TEN_MIB);

        send(chat, FormData.of("a.pdf", largest)).is(202);
        Problems.check(
                send(chat, FormData.of("b.pdf", java.util.Arrays.copyOf(largest, TEN_MIB + 1))), 413, "file-too-large");
        Problems.check(
                send(chat, FormData.of("c.pdf", java.util.Arrays.copyOf(largest, 3 * TEN_MIB))), 413, "file-too-large");

        assertThat(chat.texts()).hasSize(2);
    }

    @Test
    void theSameFileUnderTheSameIdIsSentOnce() {
        var chat = TestBot.ready().chat();
        var png = Samples.png(30, 30);
        var first = send(chat, FormData.of("a.png", png).with("clientMessageId", "c-1"))
                .is(202);

        var again = send(chat, FormData.of("a.png", png).with("clientMessageId", "c-1"))
                .is(200);

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.at("/attachments/0/id")).isEqualTo(first.at("/attachments/0/id"));
        send(chat, FormData.of("a.png", Samples.png(31, 30)).with("clientMessageId", "c-1"))
                .isProblem(409, "client-message-id-reused");
        send(chat, FormData.of("a.png", png).with("clientMessageId", "c-1").with("text", "Tiens"))
                .isProblem(409, "client-message-id-reused");
        chat.bot()
                .api
                .post(chat.messages(), java.util.Map.of("clientMessageId", "c-1", "text", "Tiens"))
                .isProblem(409, "client-message-id-reused");
        assertThat(chat.texts()).hasSize(2);
    }

    @Test
    void theSameFileAtTheSameMomentIsStoredOnce() {
        var chat = TestBot.ready().chat();
        var png = Samples.png(40, 40);

        var answers = Together.run(IntStream.range(0, 6)
                .mapToObj(i -> (Supplier<Answer>)
                        () -> send(chat, FormData.of("a.png", png).with("clientMessageId", "c-1")))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(chat.texts()).hasSize(2);
    }

    @Test
    void aLongTextComesInPartsAndTheFileWithTheLast() {
        var chat = TestBot.ready().chat();
        var text = "Il ne mange plus. ".repeat(500);

        send(chat, FormData.of("a.png", Samples.png(5, 5)).with("text", text)).is(202);

        sentToGenesys(chat);
        var parts = chat.bot().genesys.texts(chat.id()).stream().skip(1).toList();
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).has("content")).isFalse();
        assertThat(parts.get(2).at("/content/0/attachment/filename").asText()).isEqualTo("a.png");
        assertThat(parts.stream().map(part -> part.get("text").asText()).reduce("", String::concat))
                .isEqualTo(text);
    }

    @Test
    void aFormIsReadToTheLetter() {
        var chat = TestBot.ready().chat();
        var png = Samples.png(3, 3);

        Problems.check(send(chat, new FormData().with("text", "Sans fichier")), 400, "invalid-request");
        Problems.check(send(chat, FormData.of("a.png", png).with("texte", "x")), 400, "invalid-request");
        Problems.check(send(chat, FormData.of("a.png", png).file("b.png", "image/png", png)), 400, "invalid-request");
        Problems.check(send(chat, FormData.of("a.png", png).with("text", "x".repeat(10_001))), 400, "invalid-request");
        Problems.check(
                send(chat, FormData.of("a.png", png).with("clientMessageId", "x".repeat(101))), 400, "invalid-request");
        Problems.check(send(chat, FormData.of("a.png", new byte[0])), 400, "invalid-request");
        Problems.check(chat.visitor().post(chat.address() + "/attachments", "{}"), 415, "unsupported-media-type");

        assertThat(chat.texts()).hasSize(1);
    }

    @Test
    void onlyThoseOfTheConversationMaySendAndSee() {
        var chat = TestBot.ready().chat();
        var other = chat.bot().chat();
        var stranger = TestBot.ready();
        var address = chat.address() + "/attachments";
        var url = send(chat, FormData.of("a.pdf", Samples.pdf()))
                .is(202)
                .at("/attachments/0/url")
                .asText();
        var plain = url.replaceAll("\\?.*", "");

        FormData.of("a.pdf", Samples.pdf()).post(Api.NOBODY, address).isProblem(401, "unauthorized");
        FormData.of("a.pdf", Samples.pdf()).post(stranger.api, address).isProblem(404, "not-found");
        FormData.of("a.pdf", Samples.pdf()).post(other.visitor(), address).isProblem(404, "not-found");
        Api.NOBODY.get(plain).isProblem(401, "unauthorized");
        stranger.api.get(plain).isProblem(404, "not-found");
        other.visitor().get(plain).isProblem(404, "not-found");
        chat.bot().api.get(plain.replace(chat.id(), other.id())).isProblem(404, "not-found");
        chat.bot().api.get(address + "/01JDZZZZZZZZZZZZZZZZZZZZZZ").isProblem(404, "not-found");
        chat.bot().api.get(plain).is(200);
        chat.visitor().get(plain).is(200);
    }

    @Test
    void afterTheEndNoFileIsTaken() {
        var chat = TestBot.ready().chat();
        var url = send(chat, FormData.of("a.pdf", Samples.pdf()).with("clientMessageId", "c-1"))
                .is(202)
                .at("/attachments/0/url")
                .asText();
        chat.end();

        send(chat, FormData.of("a.pdf", Samples.pdf())).isProblem(409, "conversation-ended");
        send(chat, FormData.of("a.pdf", Samples.pdf()).with("clientMessageId", "c-1"))
                .is(200);
        Api.NOBODY.get(url).is(200);
    }
}
