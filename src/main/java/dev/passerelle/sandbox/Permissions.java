package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a client may do, as {@code domain:entity:action}; null stands for everything. */
record Permissions(List<String> granted) {

    /** A stable role id: clients compare it between calls. */
    private static final String ROLE = "5f1f2f4e-7c3a-4d0e-9a57-0a6d2f7e1c11";

    boolean held(String permission) {
        return granted == null || granted.stream().anyMatch(each -> covers(each, permission));
    }

    List<String> missing(String... wanted) {
        return List.of(wanted).stream().filter(each -> !held(each)).toList();
    }

    JsonObject grant(String subject, Instant since) {
        return grant(subject, since, true);
    }

    /**
     * The grants of {@code /authorization/subjects/me}: built from the same set that the calls are checked with.
     *
     * @param shown whether the role tells its policies; some organisations' answers leave them out
     */
    JsonObject grant(String subject, Instant since, boolean shown) {
        return Wire.object(
                "subjectId",
                subject,
                "grantMadeAt",
                since,
                "division",
                Wire.object("id", "*", "name", "", "description", "", "homeDivision", false),
                "role",
                Wire.object(
                        "id",
                        ROLE,
                        "name",
                        "Bot livechat connector",
                        "default",
                        false,
                        "policies",
                        shown ? policies() : List.of()));
    }

    static JsonObject roleDivision() {
        return Wire.object("roleId", ROLE, "divisionId", "*");
    }

    private List<JsonObject> policies() {
        var actions = new TreeMap<String, TreeSet<String>>();
        for (String permission : granted == null ? List.of("*:*:*") : granted) {
            int end = permission.lastIndexOf(':');
            actions.computeIfAbsent(permission.substring(0, end), key -> new TreeSet<>())
                    .add(permission.substring(end + 1));
        }
        return actions.entrySet().stream()
                .map(each -> policy(each.getKey(), each.getValue()))
                .toList();
    }

    private static JsonObject policy(String target, TreeSet<String> actions) {
        int colon = target.indexOf(':');
        return Wire.object(
                "domain", target.substring(0, colon), "entityName", target.substring(colon + 1), "actions", actions);
    }

    private static boolean covers(String pattern, String permission) {
        var patterns = pattern.split(":", -1);
        var parts = permission.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!patterns[i].equals("*") && !patterns[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }
}
