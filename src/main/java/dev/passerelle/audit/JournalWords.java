package dev.passerelle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The journal in words. What has none yet is shown as it is: an entry outlives the version that wrote it. */
final class JournalWords {

    private static final String ACTION = "action.";

    /** A kind of change and its name. */
    public record Action(String code, String words) {}

    private final ResourceBundle words;
    private final Locale language;

    JournalWords(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("audit", language);
    }

    /** Every kind of change that has a name, in the order of the alphabet. */
    List<Action> actions() {
        return Collections.list(words.getKeys()).stream()
                .filter(key -> key.startsWith(ACTION))
                .map(key -> key.substring(ACTION.length()))
                .map(code -> new Action(code, action(code)))
                .sorted(Comparator.comparing(Action::words, Collator.getInstance(language)))
                .toList();
    }

    String action(String code) {
        return known(ACTION + code, code);
    }

    String actor(String name) {
        return known("actor." + name, name);
    }

    String field(List<String> path) {
        return path.isEmpty()
                ? words.getString("value")
                : path.stream().map(name -> known("field." + name, name)).collect(Collectors.joining(" › "));
    }

    /** Empty for nothing. */
    String value(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::value)
                    .collect(Collectors.joining(", "));
        }
        return value.isBoolean() ? words.getString(value.asBoolean() ? "yes" : "no") : value.asText();
    }

    private String known(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }
}
