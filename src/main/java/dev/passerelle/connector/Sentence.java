package dev.passerelle.connector;

import dev.passerelle.genesys.GenesysException;
import dev.passerelle.problem.Json;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Something to tell an administrator: stored as a key with its arguments, said in the reader's language. */
record Sentence(String key, List<String> arguments) {

    private static final int LONGEST_ARGUMENT = 300;

    static Sentence of(String key, String... arguments) {
        return new Sentence(
                key, List.of(arguments).stream().map(Sentence::shortened).toList());
    }

    /** What a failed call means for the person who has to put it right. */
    static Sentence of(GenesysException failure) {
        if (failure instanceof GenesysException.CredentialsRefused refused) {
            return of("credentials." + refused.reason());
        }
        if (failure instanceof GenesysException.Refused refused) {
            return refused.permission() == null ? of("permission-unnamed") : of("permission", refused.permission());
        }
        if (failure instanceof GenesysException.Retryable) {
            return of("unreachable", String.valueOf(failure.answer()));
        }
        return of("rejected", String.valueOf(failure.answer()));
    }

    static Sentence read(String stored) {
        return stored == null ? null : Json.read(stored, Sentence.class);
    }

    String stored() {
        return Json.write(this);
    }

    boolean isAboutCredentials() {
        return key.startsWith("credentials.");
    }

    String in(Locale locale) {
        var words = ResourceBundle.getBundle("connector", locale, NO_FALLBACK);
        return new MessageFormat(words.getString(key), locale).format(arguments.toArray());
    }

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static String shortened(String argument) {
        return argument.length() > LONGEST_ARGUMENT ? argument.substring(0, LONGEST_ARGUMENT) + "…" : argument;
    }
}
