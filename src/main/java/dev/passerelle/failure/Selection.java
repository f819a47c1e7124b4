package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which dead letters are meant: those to which everything applies that is given. Everything at once has to be asked for
 * expressly, with {@code "all":true} and nothing else.
 *
 * @param ids at most 1000
 * @param reason a code, as in the list
 */
public record Selection(
        Boolean all,
        @Size(max = 1_000) List<@NotBlank String> ids,
        @Size(max = 100) String conversationId,
        @Size(max = 100) String reason,
        Direction direction) {

    /** @throws Problem 400 for nothing, or for everything and something */
    void check() {
        var limited = Stream.of(ids, conversationId, reason, direction).anyMatch(Objects::nonNull);
        if (Boolean.TRUE.equals(all) == limited) {
            throw Problem.invalid("/all", "all-or-some");
        }
    }

    boolean isFor(Direction wanted) {
        return direction == null || direction == wanted;
    }
}
