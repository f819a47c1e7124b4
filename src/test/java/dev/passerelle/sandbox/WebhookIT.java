package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox posts, seen from a server that stands where the product would. */
class WebhookIT {

    private record Received(String signature, String key, byte[] body) {

        String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final GenesysClient genesys =
            GenesysClient.organisation("\"webhookRetryMillis\":100,\"failOnReject\":true");
    private HttpServer server;
    private String conversation;

    @BeforeEach
    void aChatWithLea() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort() + "/hook";
        var integration = genesys.integration("Bot (Animal)", url);
        conversation = genesys.visitorWrites(integration, "v", "Bonjour").json().getString("conversationId");
        desk("accept", "{\"operator\":\"Léa\"}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsExactlyWhatItSends() throws InterruptedException {
        say("Grüße 👋");

        var post = next();
        assertThat(post.signature()).isEqualTo(Signature.of(post.body(), "0123456789abcdef"));
        assertThat(post.key()).isEqualTo("abc");
        var json = Wire.parse(post.text()).asJsonObject();
        assertThat(json.getString("id")).isEqualTo(json.getJsonObject("channel").getString("messageId"));
        assertThat(json.getString("text")).isEqualTo("Grüße 👋");
        assertThat(json.getString("originatingEntity")).isEqualTo("Human");
        assertThat(json.getString("conversationId")).isEqualTo(conversation);
        assertThat(json.getJsonObject("channel").getJsonObject("to").getString("id"))
                .isEqualTo("v");
    }

    @Test
    void retriesTheSameBytes() throws InterruptedException {
        answers.addAll(List.of(503, 429));

        say("encore");

        var first = next();
        assertThat(next().body()).isEqualTo(first.body());
        assertThat(next().body()).isEqualTo(first.body());
        assertThat(received.poll(400, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aRefusalIsNotRetriedAndCanEndTheConversation() throws InterruptedException {
        answers.add(401);

        say("perdu");

        next();
        assertThat(received.poll(400, TimeUnit.MILLISECONDS)).isNull();
        assertThat(genesys.desk("GET", "/conversations/" + conversation, "")
                        .json()
                        .getString("state"))
                .isEqualTo("ENDED");
    }

    @Test
    void keepsTheOrder() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            say("n" + i);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(next().text()).contains("\"text\":\"n" + i + "\"");
        }
    }

    @Test
    void canOvertakeRepeatAndSurprise() throws InterruptedException {
        desk("messages", "{\"operator\":\"Léa\",\"text\":\"un\",\"delayMillis\":500}");
        say("deux");
        assertThat(next().text()).contains("deux");
        var late = next();
        assertThat(late.text()).contains("un");

        desk("unknown-kind", "{\"type\":\"Hologram\"}");
        var surprise = next();
        desk("duplicate", "{}");

        assertThat(surprise.text()).contains("\"type\":\"Hologram\"");
        assertThat(next().body()).isEqualTo(surprise.body());
    }

    @Test
    void sendsFilesQuickRepliesAndReceipts() throws InterruptedException {
        var path = "/desk/api/organisations/" + genesys.clientId + "/conversations/" + conversation
                + "/attachments?operator=L%C3%A9a&filename=a.png";
        var image = genesys.request(path)
                .setHeader("Content-Type", "image/png")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[] {1, 2, 3}));
        assertThat(genesys.send(image).status()).isEqualTo(202);
        var file = Wire.parse(next().text())
                .asJsonObject()
                .getJsonArray("content")
                .getJsonObject(0)
                .getJsonObject("attachment");
        assertThat(file.getString("mediaType")).isEqualTo("Image");
        assertThat(file.getString("url")).startsWith(genesys.base + "/api/v2/downloads/");
        assertThat(genesys.get(file.getString("url").substring(genesys.base.length()))
                        .status())
                .isEqualTo(200);

        desk("quick-replies", "{\"text\":\"Oui ?\",\"replies\":[\"Oui\",\"Non\"]}");
        assertThat(next().text()).contains("\"type\":\"Structured\"").contains("\"originatingEntity\":\"Bot\"");
        desk("receipts", "{\"status\":\"Failed\",\"reason\":\"trop long\"}");
        assertThat(next().text()).contains("\"type\":\"Receipt\"").contains("\"status\":\"Failed\"");
    }

    private void say(String text) {
        desk("messages", "{\"operator\":\"Léa\",\"text\":\"" + text + "\"}");
    }

    private void desk(String what, String body) {
        var answer = genesys.desk("POST", "/conversations/" + conversation + "/" + what, body);
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 202);
    }

    private Received next() throws InterruptedException {
        var next = received.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("X-Hub-Signature-256"),
                headers.getFirst("X-Connector-Key"),
                exchange.getRequestBody().readAllBytes()));
        var status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }
}
