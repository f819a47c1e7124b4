package dev.passerelle.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.passerelle.problem.Json;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Genesys answered: a status, the headers that matter, and a body that stays in this package. */
record Answer(int status, Map<String, String> headers, String body) {

    static final String CORRELATION = "inin-correlation-id";
    static final String RETRY_AFTER = "retry-after";
    static final String ALLOWED = "inin-ratelimit-allowed";
    static final String COUNT = "inin-ratelimit-count";
    static final String RESET = "inin-ratelimit-reset";

    private static final List<String> HEADERS = List.of(CORRELATION, RETRY_AFTER, ALLOWED, COUNT, RESET);

    /** Far above what Genesys sends; protects the memory from what is not Genesys. */
    private static final int LIMIT = 8 * 1024 * 1024;

    private static final int SHORT = 200;

    /** Reads all there is and frees the connection. */
    static Answer of(Response response) {
        try (response) {
            var headers = new HashMap<String, String>();
            for (var name : HEADERS) {
                var value = response.getHeaderString(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            return new Answer(response.getStatus(), Map.copyOf(headers), body(response));
        }
    }

    private static String body(Response response) {
        if (!response.hasEntity()) {
            return "";
        }
        try (var stream = response.readEntity(InputStream.class)) {
            return new String(stream.readNBytes(LIMIT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    String correlationId() {
        return headers.get(CORRELATION);
    }

    /** A number from a header, or -1. */
    int number(String header) {
        var value = headers.getOrDefault(header, "").strip();
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    }

    /** The body, or a missing node when it is not JSON. */
    JsonNode jsonIfAny() {
        try {
            var tree = Json.TOLERANT.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The body of an answer that must have one. */
    JsonNode json() {
        var tree = jsonIfAny();
        if (!tree.isObject()) {
            throw new GenesysException.Retryable(
                    Verdict.TROUBLE, status + " without readable JSON", correlationId(), null, null);
        }
        return tree;
    }

    /** One line, not long, nothing in it that opens a door. */
    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").replaceAll("(?i)(bearer|basic)\\s+\\S+", "$1 …");
        return line.length() > SHORT ? line.substring(0, SHORT) + "…" : line;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Answer[%d, %s]", status, headers);
    }
}
