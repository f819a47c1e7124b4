package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** What messaging settings and supported-content profiles say. */
final class MessagingProfiles {

    private MessagingProfiles() {}

    /** Operators send only these unless a profile says more. */
    static JsonObject defaultContent() {
        return Wire.object(
                "id",
                Organisation.DEFAULT_CONTENT,
                "name",
                "Default",
                "version",
                1,
                "mediaTypes",
                Wire.object(
                        "allow",
                        Wire.object(
                                "inbound", types("*/*"), "outbound", types("image/jpeg", "image/png", "image/gif"))),
                "selfUri",
                "/api/v2/conversations/messaging/supportedcontent/" + Organisation.DEFAULT_CONTENT);
    }

    static String typing(JsonObject setting, String direction) {
        return at(setting, "event", "typing", "on") instanceof JsonObject on ? on.getString(direction, null) : null;
    }

    static boolean allows(JsonObject profile, String direction, String mime) {
        return at(profile, "mediaTypes", "allow", direction) instanceof List<?> types
                && types.stream()
                        .map(each -> ((JsonObject) each).getString("type", ""))
                        .anyMatch(each -> covers(each, mime));
    }

    private static boolean covers(String pattern, String mime) {
        return pattern.equals("*/*")
                || pattern.equalsIgnoreCase(mime)
                || (pattern.endsWith("/*") && mime.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private static JsonValue at(JsonObject from, String... path) {
        JsonValue value = from;
        for (String each : path) {
            value = value instanceof JsonObject object ? object.get(each) : null;
        }
        return value;
    }

    private static List<JsonObject> types(String... mimes) {
        return List.of(mimes).stream().map(each -> Wire.object("type", each)).toList();
    }
}
