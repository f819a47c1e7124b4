package dev.passerelle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.problem.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * One field that a deed changed.
 *
 * @param path names and, in lists, places from 1; empty for a value that has no fields
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
record FieldChange(List<String> path, JsonNode before, JsonNode after) {

    /** Field by field, in the order in which they stand in the entry; what is the same on both sides is left out. */
    static List<FieldChange> of(String before, String after) {
        var old = fields(before);
        var now = fields(after);
        var paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .map(path -> new FieldChange(path, old.get(path), now.get(path)))
                .filter(FieldChange::isAny)
                .toList();
    }

    private boolean isAny() {
        return before == null ? after != null : !before.equals(after);
    }

    private static Map<List<String>, JsonNode> fields(String json) {
        var found = new LinkedHashMap<List<String>, JsonNode>();
        if (json != null) {
            collect(List.of(), Json.read(json, JsonNode.class), found);
        }
        return found;
    }

    private static void collect(List<String> path, JsonNode value, Map<List<String>, JsonNode> found) {
        if (value.isObject()) {
            value.properties().forEach(field -> collect(below(path, field.getKey()), field.getValue(), found));
        } else if (value.isArray() && holdsFields(value)) {
            for (var i = 0; i < value.size(); i++) {
                collect(below(path, String.valueOf(i + 1)), value.get(i), found);
            }
        } else if (!isNothing(value)) {
            found.put(path, value);
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isArray() && value.isEmpty());
    }

    private static boolean holdsFields(JsonNode list) {
        return list.size() > 0 && list.get(0).isObject();
    }

    /** A key may itself be a pointer: "/connector/region" is two names. */
    private static List<String> below(List<String> path, String key) {
        var names = new ArrayList<>(path);
        for (var name : (key.startsWith("/") ? key.substring(1) : key).split("/", -1)) {
            names.add(name.replace("~1", "/").replace("~0", "~"));
        }
        return List.copyOf(names);
    }
}
