package dev.passerelle.connector;

import java.io.Serializable;
import java.util.Set;

/**
 * A JSON pointer as a person finds the place: the field of the screens, and the line in it.
 *
 * @param field the pointer of the field that has a name of its own; empty for the whole document
 * @param line from 1; null when the field is no list
 */
public record PlacedPointer(String field, Integer line, String pointer) implements Serializable {

    /** The fields of {@link BotDocument} that are compared as a whole. */
    static final Set<String> FIELDS = Set.of(
            "/name",
            "/locale",
            "/escalationType",
            "/skills",
            "/connector/region",
            "/connector/clientId",
            "/connector/clientSecret",
            "/connector/clientSecretSet",
            "/connector/identity/email",
            "/connector/identity/firstName",
            "/connector/identity/lastName",
            "/connector/attributes",
            "/connector/queues",
            "/openingHours/timeZone",
            "/openingHours/slots",
            "/openingHours/closed",
            "/inactivityMinutes",
            "/waitingMinutes",
            "/maxWaiting",
            "/retentionDays",
            "/allowedOrigins",
            "/callbackUrl");

    static PlacedPointer of(String pointer) {
        var field = pointer;
        while (!field.isEmpty() && !FIELDS.contains(field)) {
            field = field.substring(0, Math.max(0, field.lastIndexOf('/')));
        }
        return new PlacedPointer(field, field.isEmpty() ? null : line(pointer.substring(field.length())), pointer);
    }

    private static Integer line(String rest) {
        var steps = rest.split("/", -1);
        return steps.length > 1 && steps[1].matches("\\d{1,6}") ? (Integer) (Integer.parseInt(steps[1]) + 1) : null;
    }
}
