package dev.passerelle.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bot's server that is called back. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Call> answers = call -> 204;

    /** One call, as it came. */
    record Call(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return Http.parse(body);
        }

        String type() {
            return json().get("type").asText();
        }

        JsonNode data() {
            return json().get("data");
        }

        String text() {
            return data().path("text").asText();
        }

        boolean isSignedWith(String secret) {
            return List.of(signature.split(" ")).contains(sign(secret));
        }

        private String sign(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                var content = id + "." + timestamp + "." + body;
                return "v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var call = new Call(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            exchange.getResponseHeaders().set("Location", url() + "elsewhere");
            exchange.sendResponseHeaders(answers.applyAsInt(call), -1);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void answer(ToIntFunction<Call> with) {
        answers = with;
    }

    /** All calls about a conversation, in the order in which they came. */
    List<Call> calls(Chat chat) {
        return calls.stream()
                .filter(call -> call.data().get("conversationId").asText().equals(chat.id()))
                .toList();
    }

    /** Calls about that text of a conversation. */
    List<Call> calls(Chat chat, String text) {
        return calls(chat).stream().filter(call -> call.text().equals(text)).toList();
    }

    List<String> texts(Chat chat) {
        return calls(chat).stream()
                .filter(call -> call.type().equals("message"))
                .map(Call::text)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
