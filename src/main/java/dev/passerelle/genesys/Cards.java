package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Cards, carousels, dates and templates, which only flows and templates send, as lines that can be read anywhere. */
final class Cards {

    private static final String BULLET = "– ";

    private final List<String> lines = new ArrayList<>();

    private Cards() {}

    static List<String> lines(JsonNode content) {
        var cards = new Cards();
        cards.card(content.path("card"));
        content.path("carousel").path("cards").forEach(cards::card);
        cards.dates(content.path("datePicker"));
        for (var part : List.of("header", "body", "footer")) {
            cards.add(content.path("template").path(part).path("text"));
        }
        return cards.lines;
    }

    private void card(JsonNode card) {
        add(card.path("title"));
        add(card.path("description"));
        add(card.path("image"));
        add(card.path("video"));
        link("", card.path("defaultAction").path("url"));
        for (var action : card.path("actions")) {
            link(action.path("text").asText("").strip(), action.path("url"));
        }
    }

    private void dates(JsonNode picker) {
        add(picker.path("title"));
        add(picker.path("subtitle"));
        for (var time : picker.path("availableTimes")) {
            var at = time.path("dateTime").asText("").strip();
            if (!at.isEmpty()) {
                lines.add(BULLET + at);
            }
        }
    }

    private void link(String label, JsonNode address) {
        var url = address.asText("").strip();
        if (!label.isEmpty() || !url.isEmpty()) {
            lines.add(BULLET + label + (label.isEmpty() || url.isEmpty() ? "" : " : ") + url);
        }
    }

    private void add(JsonNode text) {
        if (text.isTextual() && !text.asText().isBlank()) {
            lines.add(text.asText());
        }
    }
}
