package dev.passerelle.genesys;

import dev.passerelle.problem.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;

/** Attributes for Architect, within the size that Genesys is known to take. A handover never fails for them. */
final class Attributes {

    private static final Logger LOG = Logger.getLogger(Attributes.class.getName());

    /** Bytes of JSON. */
    static final int LIMIT = 2000;

    private Attributes() {}

    /** As many as fit, in their order; the longest are left out first. */
    static Map<String, String> fitting(Map<String, String> attributes) {
        var kept = new LinkedHashMap<>(attributes);
        kept.values().removeIf(value -> value == null);
        while (size(kept) > LIMIT) {
            var longest = longest(kept);
            LOG.info(() -> "Attribute " + longest + " is left out: together they are too long for Genesys");
            kept.remove(longest);
        }
        return kept;
    }

    private static String longest(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .max(Comparator.comparingInt(entry -> size(Map.of(entry.getKey(), entry.getValue()))))
                .orElseThrow()
                .getKey();
    }

    private static int size(Map<String, String> attributes) {
        return Json.write(attributes).getBytes(StandardCharsets.UTF_8).length;
    }
}
