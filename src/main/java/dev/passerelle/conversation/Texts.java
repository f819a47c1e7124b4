package dev.passerelle.conversation;

import dev.passerelle.genesys.InboundMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into what Genesys takes at once. */
final class Texts {

    static final int LONGEST = InboundMessage.LONGEST_TEXT;

    private static final List<String> SENTENCE_ENDS = List.of("\n", ". ", "! ", "? ", "… ", "。", "！", "？");

    private Texts() {}

    /**
     * The text in pieces, in order, cut after a sentence or a word where there is one in the second half. A file alone is one
     * piece without a text.
     */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        if (text == null) {
            parts.add(null);
            return parts;
        }
        var from = 0;
        while (text.length() - from > LONGEST) {
            var end = cut(text, from, from + LONGEST);
            parts.add(text.substring(from, end));
            from = end;
        }
        // Genesys takes no message that shows nothing: blanks at the end are not worth one.
        if (parts.isEmpty() || !text.substring(from).isBlank()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static int cut(String text, int from, int limit) {
        var middle = from + LONGEST / 2;
        var sentence = last(SENTENCE_ENDS, text, limit);
        if (sentence >= middle) {
            return sentence;
        }
        var word = last(List.of(" "), text, limit);
        if (word >= middle) {
            return word;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    /** The place behind the last of these before a limit. */
    private static int last(List<String> stops, String text, int limit) {
        return stops.stream()
                .mapToInt(stop -> {
                    var found = text.lastIndexOf(stop, limit - stop.length());
                    return found < 0 ? -1 : found + stop.length();
                })
                .max()
                .orElse(-1);
    }
}
