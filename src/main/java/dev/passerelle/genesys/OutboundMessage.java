package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A message from Genesys' side for a visitor, as the webhook posts it and as the API gives it back.
 *
 * @param id Genesys' id; null when it was left out
 * @param byFlow whether a flow in Genesys said it; whoever does not say what they are is a person
 * @param text with everything that is only readable as text: cards, dates, templates; null when there is none
 * @param at when Genesys says that it was said; null when it does not say
 */
public record OutboundMessage(
        String id, boolean byFlow, String text, List<File> files, List<Button> buttons, Instant at) {

    /** Characters of all buttons together; escaped in the worst way, that many still fit where they are stored. */
    private static final int MOST_OF_BUTTONS = 3000;

    /** A file that came with it, still at Genesys. */
    public record File(String filename, String mediaType, Long size, String source) {}

    /** A quick reply; what it sends back. */
    public record Button(String text, String payload) {}

    /** No field is certain to be there, and new ones come without notice. @return empty when there is nothing to show */
    public static Optional<OutboundMessage> read(JsonNode body) {
        var files = new ArrayList<File>();
        var buttons = new ArrayList<Button>();
        var lines = new StringJoiner("\n");
        lines.setEmptyValue("");
        addLine(lines, body.path("text").asText(null));
        int length = 0;
        for (var content : body.path("content")) {
            switch (content.path("contentType").asText("")) {
                case "Attachment" -> files.add(file(content.path("attachment")));
                case "QuickReply" -> {
                    var button = button(content.path("quickReply"));
                    length += button.text().length() + button.payload().length();
                    if (length <= MOST_OF_BUTTONS) {
                        buttons.add(button);
                    } else {
                        addLine(lines, button.text()); // still read, and answered by writing it
                    }
                }
                default -> Cards.lines(content).forEach(line -> addLine(lines, line));
            }
        }
        if (lines.length() == 0 && files.isEmpty() && buttons.isEmpty()) {
            return Optional.empty();
        }
        var text = lines.length() == 0 ? null : lines.toString();
        var byFlow = "Bot".equalsIgnoreCase(body.path("originatingEntity").asText(""));
        return Optional.of(new OutboundMessage(idOf(body), byFlow, text, files, buttons, timeOf(body)));
    }

    /** What the API keeps of a message, where it does not give it back as it was posted. */
    static Optional<OutboundMessage> kept(String id, JsonNode details) {
        var normalized = read(details.path("normalizedMessage"));
        var time = time(details.path("timestamp").asText(""));
        if (normalized.isPresent()) {
            var found = normalized.get();
            return Optional.of(new OutboundMessage(
                    found.id == null ? id : found.id,
                    found.byFlow,
                    found.text,
                    found.files,
                    found.buttons,
                    found.at == null ? time : found.at));
        }
        var lines = new StringJoiner("\n");
        lines.setEmptyValue("");
        addLine(lines, details.path("textBody").asText(null));
        var files = new ArrayList<File>();
        details.path("media").forEach(media -> files.add(media(media)));
        return lines.length() == 0 && files.isEmpty()
                ? Optional.empty()
                : Optional.of(new OutboundMessage(
                        id, false, lines.length() == 0 ? null : lines.toString(), files, List.of(), time));
    }

    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noneGiven) {
            return null;
        }
    }

    private static void addLine(StringJoiner lines, String line) {
        if (line != null && !line.isBlank()) {
            // The one character that PostgreSQL cannot store.
            lines.add(line.replace("\0", ""));
        }
    }

    private static File file(JsonNode attachment) {
        var name =
                attachment.path("filename").asText(attachment.path("fileName").asText(null));
        return file(name, attachment.path("mime"), attachment.path("contentSizeBytes"), attachment.path("url"));
    }

    private static File media(JsonNode media) {
        return file(
                media.path("name").asText(null),
                media.path("mediaType"),
                media.path("contentLengthBytes"),
                media.path("url"));
    }

    private static File file(String name, JsonNode mime, JsonNode size, JsonNode url) {
        return new File(
                shortened(name, 500),
                shortened(mime.asText(null), 200),
                size.canConvertToLong() ? size.asLong() : null,
                shortened(url.asText(null), 4000));
    }

    private static Button button(JsonNode reply) {
        var text = reply.path("text").asText("").replace("\0", "");
        return new Button(text, reply.path("payload").asText(text).replace("\0", ""));
    }

    private static String idOf(JsonNode body) {
        return shortened(
                body.path("id").asText(body.path("channel").path("messageId").asText(null)), 200);
    }

    private static Instant timeOf(JsonNode body) {
        return time(body.path("channel").path("time").asText(""));
    }

    private static String shortened(String text, int longest) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
