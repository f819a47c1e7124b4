package dev.passerelle.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A line of what an import would do, for people: of a list, each entry that comes or goes is a line of its own.
 *
 * @param before null when there is nothing yet
 * @param after null when there is nothing any more
 */
public record PlannedChange(PlacedPointer place, Kind kind, String before, String after) implements Serializable {

    /** What happens to the value. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** It only repeats what the line of the secret says. */
    private static final String SECRET_SET = "/connector/clientSecretSet";

    static List<PlannedChange> of(Differences differences) {
        return differences.changes().stream()
                .filter(change -> !change.pointer().equals(SECRET_SET))
                .flatMap(PlannedChange::of)
                .toList();
    }

    private static Stream<PlannedChange> of(Differences.Change change) {
        var place = PlacedPointer.of(change.pointer());
        if (!change.before().isArray() || !change.after().isArray()) {
            return Stream.of(of(place, words(change.before()), words(change.after())));
        }
        var gone = without(change.before(), change.after());
        var come = without(change.after(), change.before());
        return gone.isEmpty() && come.isEmpty()
                ? Stream.of(of(place, words(change.before()), words(change.after())))
                : Stream.concat(
                        gone.stream().map(entry -> of(place, words(entry), null)),
                        come.stream().map(entry -> of(place, null, words(entry))));
    }

    private static PlannedChange of(PlacedPointer place, String before, String after) {
        var kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        return new PlannedChange(place, kind, before, after);
    }

    private static List<JsonNode> without(JsonNode list, JsonNode others) {
        var left = new ArrayList<JsonNode>();
        list.forEach(left::add);
        others.forEach(left::remove);
        return left;
    }

    /** Without brackets and quotes; null for nothing. */
    private static String words(JsonNode value) {
        if (value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return null;
        }
        if (value.isArray()) {
            return joined(value, ", ");
        }
        return value.isObject() ? joined(value, " · ") : value.asText();
    }

    private static String joined(JsonNode values, String separator) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(PlannedChange::words)
                .map(words -> words == null ? "–" : words)
                .collect(Collectors.joining(separator));
    }
}
