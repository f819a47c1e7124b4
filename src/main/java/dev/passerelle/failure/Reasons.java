package dev.passerelle.failure;

import dev.passerelle.conversation.Undelivered;
import dev.passerelle.failure.DeadLetter.Direction;
import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Why something did not arrive: codes that stay, and words for people. */
final class Reasons {

    /** Genesys took the text, and said later that it could not be delivered. */
    static final String NOT_DELIVERED = "NOT_DELIVERED";

    static final String CALLBACK_GIVEN_UP = "CALLBACK_GIVEN_UP";

    private static final String NAME = "reason.";

    /** A code and its short name. */
    public record Name(String code, String words) {}

    private Reasons() {}

    /** The code of a failed text's reason: one of {@link Undelivered}, or else what Genesys said in its own words. */
    static String code(String reason) {
        return isUndelivered(reason) ? reason : NOT_DELIVERED;
    }

    static String words(Direction direction, String code, Locale language) {
        if (direction == Direction.TO_OPERATOR && isUndelivered(code)) {
            return Undelivered.valueOf(code).in(language);
        }
        return ResourceBundle.getBundle("failures", language).getString(code);
    }

    /** What an administrator can do about it. */
    static String advice(Direction direction, String code, Locale language) {
        return ResourceBundle.getBundle("failures", language).getString("advice." + direction + "." + code);
    }

    /** Every code with its short name, in the order of the alphabet. */
    static List<Name> names(Locale language) {
        var words = ResourceBundle.getBundle("failures", language);
        return Collections.list(words.getKeys()).stream()
                .filter(key -> key.startsWith(NAME))
                .map(key -> new Name(key.substring(NAME.length()), words.getString(key)))
                .sorted(Comparator.comparing(Name::words, Collator.getInstance(language)))
                .toList();
    }

    static boolean isUndelivered(String code) {
        return Stream.of(Undelivered.values()).anyMatch(known -> known.name().equals(code));
    }
}
