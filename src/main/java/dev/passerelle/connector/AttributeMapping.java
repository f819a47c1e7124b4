package dev.passerelle.connector;

import dev.passerelle.problem.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Picks from a bot's variables what an operator may know. What is not mapped goes nowhere. */
record AttributeMapping(BotDocument.Identity identity, List<BotDocument.Attribute> attributes) {

    /** Genesys takes about this much of custom attributes, as JSON. */
    static final int MOST_BYTES = 2_000;

    Connectors.Mapped apply(Map<String, String> variables) {
        return new Connectors.Mapped(
                new Connectors.Identity(
                        value(variables, identity.email()),
                        value(variables, identity.firstName()),
                        value(variables, identity.lastName())),
                capped(picked(variables)));
    }

    private static String value(Map<String, String> variables, String name) {
        var value = name == null ? null : variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private Map<String, String> picked(Map<String, String> variables) {
        var picked = new LinkedHashMap<String, String>();
        for (var attribute : attributes) {
            var value = value(variables, attribute.variable());
            if (attribute.isComplete() && value != null) {
                picked.put(attribute.name(), value);
            }
        }
        return picked;
    }

    /** Too much is refused as a whole by Genesys: the longest go, so that most of them arrive. */
    private static Map<String, String> capped(Map<String, String> all) {
        while (bytes(all) > MOST_BYTES) {
            all.entrySet().stream()
                    .max(Map.Entry.comparingByValue((one, other) -> Integer.compare(bytes(one), bytes(other))))
                    .map(Map.Entry::getKey)
                    .ifPresent(all::remove);
        }
        return Collections.unmodifiableMap(all);
    }

    private static int bytes(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8).length;
    }
}
