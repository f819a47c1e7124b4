package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.ConstraintViolationException;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** All of them, in the order of their pointers. */
    public SortedMap<String, String> all() {
        return new TreeMap<>(byPointer);
    }

    public boolean isEmpty() {
        return byPointer.isEmpty();
    }

    public boolean isAny() {
        return !isEmpty();
    }

    public void add(String pointer, String key, Object... arguments) {
        addWords(pointer, language.sentence(key, arguments));
    }

    /** A sentence that its component keeps in a bundle of its own. */
    public void addWords(String pointer, String words) {
        byPointer.putIfAbsent(pointer, words);
    }

    public void addAll(Problem problem) {
        problem.flaws().forEach(flaw -> addProblem(flaw.pointer(), flaw.message()));
    }

    public void addAll(ConstraintViolationException e) {
        for (var violation : e.getConstraintViolations()) {
            var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
            addProblem(pointer(violation.getPropertyPath().toString()), constraint.getSimpleName());
        }
    }

    /** "connector.attributes[3].name" is /connector/attributes/3/name. */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/').replaceAll("/<[^>]*>$", "");
    }

    private void addProblem(String pointer, String message) {
        var words = ResourceBundle.getBundle("problems", language.getLocale());
        var key = "flaw." + message;
        byPointer.putIfAbsent(pointer, words.containsKey(key) ? sentence(words.getString(key)) : message);
    }

    /** The API's words go on after a field's name; beside the field they stand alone. */
    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
