package dev.passerelle.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Message;
import dev.passerelle.genesys.OutboundMessage;
import java.time.Duration;

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
        return OutboundMessage.read(body)
                .<OperatorEvent>map(message -> text(body, message))
                .orElseGet(() -> unsupported(body));
    }

    private static OperatorEvent.Text text(JsonNode body, OutboundMessage message) {
        return new OperatorEvent.Text(
                type(body),
                visitor(body),
                message.id(),
                Arrival.authorOf(message),
                message.text(),
                Arrival.files(message),
                Arrival.quickReplies(message),
                message.at());
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

    private static String shortened(String text, int longest) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
