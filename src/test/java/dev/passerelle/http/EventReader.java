package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Listens to an event stream, as a browser's EventSource does. */
final class EventReader implements AutoCloseable {

    /** One event; no id when it is not of the ledger. */
    record Event(String id, String name, JsonNode data) {}

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private String id;
    private String name;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static EventReader open(Http.Request request) {
        var response = request.header("Accept", "text/event-stream").stream();
        var reader = new EventReader(response);
        assertThat(response.statusCode()).isEqualTo(200);
        var thread = new Thread(reader::read, "event-reader");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    private void read() {
        try (var body = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = body.readLine(); line != null; line = body.readLine()) {
                lines.add(line);
                take(line);
            }
            ended = true;
        } catch (IOException closedByUs) {
            // Then nobody looks any more.
        }
    }

    private void take(String line) {
        if (line.isEmpty()) {
            id = null;
            name = null;
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            events.add(new Event(id, name, Http.parse(line.substring(6))));
        }
    }

    String header(String header) {
        return response.headers().firstValue(header).orElse(null);
    }

    List<String> lines() {
        return lines;
    }

    List<Event> events(String ofName) {
        return events.stream().filter(event -> event.name().equals(ofName)).toList();
    }

    /** Ids of the events that are of the ledger. */
    List<String> ids() {
        return events.stream().map(Event::id).filter(known -> known != null).collect(Collectors.toList());
    }

    List<String> texts() {
        return events("message").stream()
                .map(event -> event.data().get("text").asText())
                .toList();
    }

    /** The first event of that name, once it is there. */
    Event await(String ofName) {
        return eventually(() -> {
            assertThat(events(ofName)).as("Events " + ofName + " in " + lines).isNotEmpty();
            return events(ofName).get(0);
        });
    }

    void awaitText(String text) {
        eventually(() -> assertThat(texts()).contains(text));
    }

    void awaitEnd() {
        eventually(
                () -> assertThat(ended).as("End of the stream after " + lines).isTrue());
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
