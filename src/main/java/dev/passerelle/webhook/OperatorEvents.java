package dev.passerelle.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.attachment.Offer;
import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Reads what Genesys posts. No field is certain to be there, and new ones come without notice. */
final class OperatorEvents {

    private static final int DEFAULT_TYPING_MILLIS = 5000;
    private static final int LONGEST_TYPING_MILLIS = 60_000;
    private static final int LONGEST_REASON = 500;

    private OperatorEvents() {}

    static OperatorEvent read(JsonNode body) {
        return switch (body.path("type").asText("")) {
            case "Text", "Structured" -> text(body);
            case "Receipt" -> receipt(body);
            case "Event" -> event(body);
            default -> unsupported(body);
        };
    }

    private static OperatorEvent text(JsonNode body) {
        var files = new ArrayList<Offer>();
        var replies = new ArrayList<Arrival.QuickReply>();
        var lines = new StringJoiner("\n");
        lines.setEmptyValue("");
        addLine(lines, body.path("text").asText(null));
        for (var content : body.path("content")) {
            switch (content.path("contentType").asText("")) {
                case "Attachment" -> files.add(file(content.path("attachment")));
                case "QuickReply" -> replies.add(quickReply(content.path("quickReply")));
                default -> Cards.lines(content).forEach(line -> addLine(lines, line));
            }
        }
        if (lines.length() == 0 && files.isEmpty() && replies.isEmpty()) {
            return unsupported(body);
        }
        var text = lines.length() == 0 ? null : lines.toString();
        return new OperatorEvent.Text(
                type(body), visitor(body), id(body), author(body), text, files, replies, time(body));
    }

    private static void addLine(StringJoiner lines, String line) {
        if (line != null && !line.isBlank()) {
            // The one character that PostgreSQL cannot store.
            lines.add(line.replace("\0", ""));
        }
    }

    private static Offer file(JsonNode attachment) {
        var name =
                attachment.path("filename").asText(attachment.path("fileName").asText(null));
        var size = attachment.path("contentSizeBytes");
        return new Offer(
                shortened(name, 500),
                shortened(attachment.path("mime").asText(null), 200),
                size.canConvertToLong() ? size.asLong() : null,
                shortened(attachment.path("url").asText(null), 4000));
    }

    private static Arrival.QuickReply quickReply(JsonNode reply) {
        var text = reply.path("text").asText("");
        return new Arrival.QuickReply(text, reply.path("payload").asText(text));
    }

    /** A flow in Genesys speaks as a bot; whoever does not say what they are is a person. */
    private static Message.Author author(JsonNode body) {
        return "Bot".equalsIgnoreCase(body.path("originatingEntity").asText(""))
                ? Message.Author.BOT
                : Message.Author.OPERATOR;
    }

    private static OperatorEvent receipt(JsonNode body) {
        var state = switch (body.path("status").asText("")) {
            case "Delivered" -> Message.Delivery.DELIVERED;
            case "Read" -> Message.Delivery.READ;
            case "Failed" -> Message.Delivery.FAILED;
            default -> null;
        };
        var reason = body.path("reasons").path(0);
        var words = reason.path("message").asText(reason.path("code").asText(null));
        return new OperatorEvent.Receipt(type(body), id(body), state, shortened(words, LONGEST_REASON));
    }

    private static OperatorEvent event(JsonNode body) {
        for (var event : body.path("events")) {
            if ("Typing".equals(event.path("eventType").asText(""))) {
                var millis = event.path("typing").path("duration").asInt(DEFAULT_TYPING_MILLIS);
                var shown = Math.min(Math.max(millis, 0), LONGEST_TYPING_MILLIS);
                return new OperatorEvent.Typing(type(body), visitor(body), Duration.ofMillis(shown));
            }
        }
        return unsupported(body);
    }

    private static OperatorEvent unsupported(JsonNode body) {
        return new OperatorEvent.Unsupported(type(body), visitor(body), id(body));
    }

    private static String type(JsonNode body) {
        return shortened(body.path("type").asText("none"), 60);
    }

    private static String id(JsonNode body) {
        return shortened(
                body.path("id").asText(body.path("channel").path("messageId").asText(null)), 200);
    }

    private static String visitor(JsonNode body) {
        return shortened(body.path("channel").path("to").path("id").asText(""), 200);
    }

    private static Instant time(JsonNode body) {
        try {
            return OffsetDateTime.parse(body.path("channel").path("time").asText(""))
                    .toInstant();
        } catch (DateTimeParseException noneGiven) {
            return null;
        }
    }

    private static String shortened(String text, int longest) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** Cards, carousels, dates and templates, which only flows send, as plain lines. */
    private static final class Cards {

        static List<String> lines(JsonNode content) {
            var lines = new ArrayList<String>();
            addCard(lines, content.path("card"));
            content.path("carousel").path("cards").forEach(card -> addCard(lines, card));
            add(lines, content.path("datePicker").path("title"));
            add(lines, content.path("datePicker").path("subtitle"));
            var template = content.path("template");
            for (var part : List.of("header", "body", "footer")) {
                add(lines, template.path(part).path("text"));
            }
            return lines;
        }

        private static void addCard(List<String> lines, JsonNode card) {
            add(lines, card.path("title"));
            add(lines, card.path("description"));
            for (var action : card.path("actions")) {
                var label = action.path("text").asText("");
                var url = action.path("url").asText("");
                if (!label.isBlank()) {
                    lines.add(url.isBlank() ? "– " + label : "– " + label + " : " + url);
                }
            }
        }

        private static void add(List<String> lines, JsonNode text) {
            if (text.isTextual() && !text.asText().isBlank()) {
                lines.add(text.asText());
            }
        }
    }
}
