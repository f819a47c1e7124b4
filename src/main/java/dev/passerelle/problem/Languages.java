package dev.passerelle.problem;

import java.util.List;
import java.util.Locale;

/** The two languages that are spoken here. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.FRENCH, Locale.ENGLISH);

    private Languages() {}

    /** The language asked for by an {@code Accept-Language} header; French when it asks for none of ours. */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ALL);
            return found == null ? Locale.FRENCH : found;
        } catch (IllegalArgumentException notAHeader) {
            return Locale.FRENCH;
        }
    }
}
