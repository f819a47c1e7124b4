package dev.passerelle.conversation;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What was said before the operator came, as one text: Genesys shows everything that we send as the visitor's. */
record Transcript(List<Escalation.Line> lines, Locale locale) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    String asText() {
        var text = new StringBuilder(Sentences.TRANSCRIPT_HEADER.in(locale));
        for (var line : lines) {
            text.append('\n');
            if (line.at() != null) {
                text.append('[').append(TIME.format(line.at())).append(" UTC] ");
            }
            text.append(speaker(line))
                    .append(locale.getLanguage().equals("en") ? ": " : " : ")
                    .append(line.text());
        }
        return text.toString();
    }

    private String speaker(Escalation.Line line) {
        return switch (line.author()) {
            case VISITOR -> Sentences.TRANSCRIPT_VISITOR.in(locale);
            case BOT -> Sentences.TRANSCRIPT_BOT.in(locale);
        };
    }
}
