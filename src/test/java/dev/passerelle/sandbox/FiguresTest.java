package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final String PATH = "/api/v2/conversations/messages/i-1/inbound/open/message";

    private final Figures figures = new Figures();
    private final Instant start = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void countsWhoComesBeforeItsTime() {
        figures.answered("acme", "token", "429", start, start.plusSeconds(5));

        figures.arrived("acme", "token", PATH, start.plusMillis(100)); // was on its way
        figures.arrived("acme", "token", PATH, start.plusSeconds(2));
        figures.arrived("acme", "another token", PATH, start.plusSeconds(2));
        figures.arrived("acme", "token", PATH, start.plusSeconds(5));

        var json = figures.json("acme");
        assertThat(json.getInt("requests")).isEqualTo(4);
        assertThat(json.getInt("met429")).isEqualTo(1);
        assertThat(json.getInt("tooEarly")).isEqualTo(1);
        assertThat(json.getJsonObject("byKind").getInt("message")).isEqualTo(4);
    }

    @Test
    void findsTheBusiestSecond() {
        var times = List.of(0, 400, 900, 999, 1_000, 1_399, 5_000).stream()
                .map(start::plusMillis)
                .toList();

        assertThat(Figures.mostInOneSecond(times)).isEqualTo(5);
        assertThat(Figures.mostInOneSecond(List.of())).isZero();
    }
}
