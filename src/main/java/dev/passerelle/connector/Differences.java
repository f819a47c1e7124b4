package dev.passerelle.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.passerelle.problem.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What one configuration changes in another: the answer to a dry run. Lists are compared as a whole, secrets are masked.
 *
 * @param created whether there was no bot of that name before
 */
public record Differences(boolean created, List<Change> changes) {

    /** A value that differs; the pointer is RFC 6901. */
    public record Change(String pointer, JsonNode before, JsonNode after) {}

    private static final String MASK = "***";

    /** @param before null when there is nothing yet */
    static Differences between(BotDocument before, BotDocument after, boolean otherSecret) {
        var changes = new ArrayList<Change>();
        collect("", tree(before), tree(after), changes);
        if (otherSecret) {
            var set = before != null && Boolean.TRUE.equals(before.connector().clientSecretSet());
            changes.add(new Change(
                    "/connector/clientSecret",
                    set ? tree(MASK) : NullNode.instance,
                    Boolean.TRUE.equals(after.connector().clientSecretSet()) ? tree(MASK) : NullNode.instance));
        }
        return new Differences(before == null, List.copyOf(changes));
    }

    boolean isEmpty() {
        return !created && changes.isEmpty();
    }

    private static JsonNode tree(Object value) {
        return Json.STRICT.valueToTree(value);
    }

    private static void collect(String pointer, JsonNode before, JsonNode after, List<Change> changes) {
        if (!before.isObject() && !after.isObject()) {
            if (!before.equals(after)) {
                changes.add(new Change(pointer, before, after));
            }
            return;
        }
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            collect(pointer + "/" + name, at(before, name), at(after, name), changes);
        }
    }

    private static JsonNode at(JsonNode node, String name) {
        var found = node.get(name);
        return found == null ? NullNode.instance : found;
    }
}
