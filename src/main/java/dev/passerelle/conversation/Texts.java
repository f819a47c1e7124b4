package dev.passerelle.conversation;

import dev.passerelle.genesys.InboundMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into what Genesys takes at once. */
final class Texts {

    static final int LONGEST = InboundMessage.LONGEST_TEXT;

    private Texts() {}

    /**
     * The text in pieces, in order, cut after a sentence, a line or a word where there is one in the second half. A file alone
     * is one piece without a text.
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
        parts.add(text.substring(from));
        return parts;
    }

    private static int cut(String text, int from, int limit) {
        var middle = from + LONGEST / 2;
        for (var stop : List.of("\n", ". ", "! ", "? ", " ")) {
            var found = text.lastIndexOf(stop, limit - stop.length());
            if (found >= middle) {
                return found + stop.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
