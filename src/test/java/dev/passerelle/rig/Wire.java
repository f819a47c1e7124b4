package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP to whatever is alive. That nobody answered is an answer too. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        // A server that was killed leaves connections behind; none of them is worth keeping.
        System.setProperty("jdk.httpclient.keepalive.timeout", "3");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Wire() {}

    /** @param status {@link #REFUSED} when nobody listened, {@link #BROKEN} when the answer did not come whole */
    record Answer(int status, byte[] body) {

        static final int REFUSED = -1;
        static final int BROKEN = 0;

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        JsonNode json() {
            try {
                return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return status + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param body a text as it stands, anything else as JSON; null for none */
    static Answer call(String method, String url, String token, Object body) {
        try {
            var answer = CLIENT.send(
                    request(method, url, token, body).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (ConnectException nobody) {
            return new Answer(Answer.REFUSED, new byte[0]);
        } catch (IOException broken) {
            return new Answer(Answer.BROKEN, new byte[0]);
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    /** As {@link #call}, for what has to work. */
    static JsonNode done(String method, String url, String token, Object body) {
        var answer = call(method, url, token, body);
        if (!answer.isGood()) {
            throw new AssertionError(method + " " + url + " -> " + answer);
        }
        return answer.json();
    }

    /** An answer that goes on and on. */
    static HttpResponse<InputStream> stream(String url, String lastEventId) throws IOException {
        var request = request("GET", url, null, null).setHeader("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.setHeader("Last-Event-ID", lastEventId);
        }
        try {
            return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    private static HttpRequest.Builder request(String method, String url, String token, Object body) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
    }

    private static byte[] bytes(Object body) {
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run is over. */
    static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super(cause);
            Thread.currentThread().interrupt();
        }
    }
}
