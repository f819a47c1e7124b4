package dev.passerelle.conversation;

import dev.passerelle.problem.Json;
import dev.passerelle.security.Tokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The request to hand a visitor over. Only the visitor is mandatory.
 *
 * @param variables the bot's variables by name; the connector's mappings pick from them, the others go nowhere
 * @param transcript what was said before; shown to the operator, not kept as entries of the ledger
 * @param message the visitor's first words to the operator
 */
public record Escalation(
        @NotBlank @Size(max = 200) String visitorId,
        @Size(min = 1, max = 100) String skill,
        @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String locale,
        @Size(max = 200) Map<@NotBlank @Size(max = 100) String, @Size(max = 4000) String> variables,
        @Valid @Size(max = 200) List<@NotNull Line> transcript,
        @Valid Words message) {

    /** Longest text that is taken at once, in characters. */
    public static final int LONGEST_TEXT = 10_000;

    /** One line of what was said before. */
    public record Line(
            @NotNull Speaker author,
            @NotNull @Size(min = 1, max = LONGEST_TEXT) String text,
            Instant at) {}

    /** Who spoke before an operator was there. */
    public enum Speaker {
        VISITOR,
        BOT
    }

    public record Words(
            @NotNull @Size(min = 1, max = LONGEST_TEXT) String text) {}

    public Escalation {
        variables = variables == null ? Map.of() : variables;
        transcript = transcript == null ? List.of() : transcript;
    }

    /** The same for the same content, whatever the order of its fields was. */
    String fingerprint() {
        return Tokens.hash(Json.write(
                new Escalation(visitorId, skill, locale, new java.util.TreeMap<>(variables), transcript, message)));
    }
}
