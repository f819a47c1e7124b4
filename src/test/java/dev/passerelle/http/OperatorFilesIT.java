package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.passerelle.attachment.Samples;
import dev.passerelle.http.Http.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files from the operator to the visitor. */
@Tidy.Up
class OperatorFilesIT {

    private static Answer leaSends(Chat chat, String filename, String type, byte[] bytes) {
        return chat.bot().genesys.sendFile(chat.inGenesys(), Organisation.LEA, filename, type, bytes);
    }

    private static List<JsonNode> files(Chat chat) {
        return chat.texts().stream()
                .flatMap(entry -> Organisation.items(entry.get("attachments")).stream())
                .toList();
    }

    private static JsonNode file(Chat chat) {
        return eventually(() -> {
            var files = files(chat);
            assertThat(files).hasSize(1);
            return files.get(0);
        });
    }

    /** The file, once it has been fetched. */
    private static Answer fetched(JsonNode file) {
        return eventually(() -> Api.NOBODY.get(file.get("url").asText()).is(200));
    }

    private static String posted(Chat chat, String... addresses) {
        var contents = List.of(addresses).stream()
                .map(address -> "{\"contentType\":\"Attachment\",\"attachment\":{\"mediaType\":\"Image\",\"url\":\""
                        + address + "\",\"mime\":\"image/png\",\"filename\":\"a.png\"}}")
                .collect(Collectors.joining(","));
        return "{\"id\":\"" + UUID.randomUUID() + "\",\"channel\":{\"to\":{\"id\":\"" + chat.id()
                + "\"}},\"type\":\"Text\",\"content\":[" + contents + "]}";
    }

    @Test
    void aPictureIsFetchedKeptAndServedFromHere() {
        var chat = TestBot.ready().chatWithLea();
        var png = Samples.png(20, 20);

        leaSends(chat, "ordonnance d'été.png", "image/png", png);

        var answer = fetched(file(chat));
        assertThat(answer.bytes()).isEqualTo(png);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(png.length));
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo(
                        "inline; filename=\"ordonnance d'ete.png\"; filename*=UTF-8''ordonnance%20d%27%C3%A9t%C3%A9.png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        var file = file(chat);
        assertThat(file.get("size").asInt()).isEqualTo(png.length);
        var plain = file.get("url").asText().replaceAll("\\?.*", "");
        assertThat(chat.visitor().get(plain).is(200).bytes()).isEqualTo(png);
        assertThat(chat.bot().api.get(plain).is(200).bytes()).isEqualTo(png);
        chat.bot().chat().visitor().get(plain).isProblem(404, "not-found");
        TestBot.ready().api.get(plain).isProblem(404, "not-found");
        Api.NOBODY.get(plain).isProblem(401, "unauthorized");
    }

    @Test
    void severalInOneMessageAllArrive() {
        var chat = TestBot.ready().chatWithLea();
        for (int i = 1; i <= 3; i++) {
            leaSends(chat, i + ".png", "image/png", Samples.png(i, i));
        }
        var addresses = Organisation.items(
                        chat.bot().genesys.conversation(chat.inGenesys()).get("history"))
                .stream()
                .map(message -> message.at("/file/url").asText(""))
                .filter(url -> !url.isEmpty())
                .toArray(String[]::new);
        var other = chat.bot().chat();

        chat.bot().webhook("Animal").post(posted(other, addresses)).is(200);

        var files = eventually(() -> {
            var found = files(other);
            assertThat(found).hasSize(3);
            return found;
        });
        for (int i = 1; i <= 3; i++) {
            assertThat(fetched(files.get(i - 1)).bytes()).isEqualTo(Samples.png(i, i));
        }
    }

    @Test
    void whatCannotBeFetchedNowIsFetchedLater() {
        var chat = TestBot.ready().chatWithLea();
        chat.bot().genesys.fail("/api/v2/downloads/", 503, 1);

        leaSends(chat, "a.png", "image/png", Samples.png(9, 9));

        var file = file(chat);
        assertThat(file.get("filename").asText()).isEqualTo("a.png");
        assertThat(fetched(file).bytes()).isEqualTo(Samples.png(9, 9));
    }

    @Test
    void anAddressThatIsNotGenesysIsNeverAsked() throws IOException {
        var asked = new AtomicInteger();
        var evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        evil.start();
        try {
            var chat = TestBot.ready().chatWithLea();
            var address = "http://localhost:" + evil.getAddress().getPort() + "/a.png";

            chat.bot().webhook("Animal").post(posted(chat, address)).is(200);

            var file = file(chat);
            assertThat(file.get("filename").asText()).isEqualTo("a.png");
            eventually(() -> Problems.check(
                    chat.bot().api.get(file.get("url").asText().replaceAll("\\?.*", "")), 404, "attachment-lost"));
            assertThat(asked).hasValue(0);
            assertThat(chat.texts().toString())
                    .doesNotContain("localhost:" + evil.getAddress().getPort());
        } finally {
            evil.stop(0);
        }
    }

    @Test
    void whatRunsInABrowserIsOnlySaved() {
        var chat = TestBot.ready().chatWithLea();
        var page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

        leaSends(chat, "photo.png", "image/png", page);

        var answer = fetched(file(chat));
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(file(chat).get("mediaType").asText()).isEqualTo("application/octet-stream");
    }
}
