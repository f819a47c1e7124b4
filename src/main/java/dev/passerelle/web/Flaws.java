package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;

/** What is wrong with the fields of a page, by the pointers of the HTTP contract: the page and the API say the same. */
@Named
@RequestScoped
public class Flaws {

    @Inject
    Language language;

    private final Map<String, String> byPointer = new HashMap<>();

    /** The sentence beside a field, or nothing. */
    public String at(String pointer) {
        return byPointer.get(pointer);
    }

    public boolean isEmpty() {
        return byPointer.isEmpty();
    }

    public void add(String pointer, String key, Object... arguments) {
        var words = new MessageFormat(language.words().getString(key), language.getLocale()).format(arguments);
        byPointer.putIfAbsent(pointer, words);
    }

    public void addAll(Problem problem) {
        var words = ResourceBundle.getBundle("problems", language.getLocale());
        for (var flaw : problem.flaws()) {
            var key = "flaw." + flaw.message();
            byPointer.putIfAbsent(flaw.pointer(), words.containsKey(key) ? words.getString(key) : flaw.message());
        }
    }
}
