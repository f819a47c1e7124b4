package dev.passerelle.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The visitor's screen: listens, comes back when it is cut off, and says what it saw last, as an EventSource does. */
final class Listener implements Runnable {

    private static final int PAUSE_MILLIS = 300;

    private final Dialogue dialogue;
    private volatile boolean over;

    Listener(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public void run() {
        while (!over) {
            try {
                listen();
            } catch (IOException cutOff) {
                // Comes back.
            }
            Waiting.pause(PAUSE_MILLIS);
        }
    }

    void stop() {
        over = true;
    }

    private void listen() throws IOException {
        var response = Wire.stream(dialogue.eventsUrl, dialogue.lastEventId());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                return;
            }
            String id = null;
            String data = null;
            for (var line = lines.readLine(); line != null && !over; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    // Only a whole event counts: what was cut in the middle comes again.
                    show(id, data);
                    id = null;
                    data = null;
                }
            }
        }
    }

    private void show(String id, String data) {
        if (id != null && data != null) {
            dialogue.show(new Evidence.Shown(
                    Long.parseLong(id), Wire.parse(data).path("text").asText(null)));
        }
    }
}
