package dev.passerelle.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param id stable: {@code credentials}, {@code permission:…}, {@code optional:…}, {@code queue:skill} and so on
 * @param detail what was found, or what to do about it; null when there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(String id, boolean ok, String detail) {

    static final String OPTIONAL = "optional:";

    /** Whether the connector does without it. */
    public boolean mandatory() {
        return !id.startsWith(OPTIONAL);
    }

    /** All that was looked at; well when everything mandatory is. */
    public record Report(boolean ok, List<Check> checks) {

        static Report of(List<Check> checks) {
            return new Report(checks.stream().allMatch(check -> check.ok() || !check.mandatory()), List.copyOf(checks));
        }
    }
}
