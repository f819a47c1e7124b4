package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP to the server under test. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String SERVER = System.getProperty("passerelle.url", "http://localhost:9080");

    static {
        // A server closes idle connections; a request on one that is being closed fails.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Http() {}

    /** What came back. */
    record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError(this + " is not JSON", e);
            }
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** Fails, showing the whole answer, unless it has this status. */
        Answer is(int expected) {
            assertThat(status).as(toString()).isEqualTo(expected);
            return this;
        }

        /** Fails unless it is this problem. */
        Answer isProblem(int expected, String slug) {
            is(expected);
            assertThat(at("/type").asText()).as(toString()).isEqualTo("/problems/" + slug);
            return this;
        }

        @Override
        public String toString() {
            return request + " -> " + status + " " + text();
        }
    }

    /** A request in the making. */
    static final class Request {

        private final String name;
        private final String method;
        private final HttpRequest.Builder builder;
        private BodyPublisher body = BodyPublishers.noBody();

        private Request(String method, String address) {
            this.name = method + " " + address;
            this.method = method;
            this.builder = HttpRequest.newBuilder(URI.create(address.startsWith("http") ? address : SERVER + address))
                    .timeout(Duration.ofSeconds(60));
        }

        Request header(String header, String value) {
            if (value != null) {
                builder.setHeader(header, value);
            }
            return this;
        }

        /** A text as it stands; anything else as JSON. */
        Request json(Object content) {
            return bytes(
                    content instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : write(content),
                    "application/json");
        }

        Request bytes(byte[] content, String type) {
            body = BodyPublishers.ofByteArray(content);
            return header("Content-Type", type);
        }

        Answer send() {
            var response = send(BodyHandlers.ofByteArray());
            return new Answer(name, response.statusCode(), response.headers(), response.body());
        }

        HttpResponse<InputStream> stream() {
            return send(BodyHandlers.ofInputStream());
        }

        private <T> HttpResponse<T> send(HttpResponse.BodyHandler<T> handler) {
            try {
                return CLIENT.send(builder.method(method, body).build(), handler);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    static Request request(String method, String address) {
        return new Request(method, address);
    }

    static byte[] write(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
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
}
