package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.problem.Problem;
import dev.passerelle.webhook.Unplaced;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which dead letters are meant: those to which everything applies that is given. Everything at once has to be asked for
 * expressly, with {@code "all":true} and nothing else.
 *
 * @param ids at most 1000
 * @param reason a code, as in the list
 * @param failedFrom inclusive
 * @param failedBefore exclusive
 */
public record Selection(
        Boolean all,
        @Size(max = 1_000) List<@NotBlank String> ids,
        @Size(max = 100) String conversationId,
        @Size(max = 100) String reason,
        Direction direction,
        Instant failedFrom,
        Instant failedBefore) {

    static final Selection ALL = new Selection(true, null, null, null, null, null, null);

    static Selection of(List<String> ids) {
        return new Selection(null, ids, null, null, null, null, null);
    }

    /** @param reason a code; null for any, as the moments */
    static Selection of(String reason, Instant from, Instant before) {
        var any = reason == null && from == null && before == null;
        return any ? ALL : new Selection(null, null, null, reason, null, from, before);
    }

    /** @throws Problem 400 for nothing, or for everything and something */
    void check() {
        var limited = Stream.of(ids, conversationId, reason, direction, failedFrom, failedBefore)
                .anyMatch(Objects::nonNull);
        if (Boolean.TRUE.equals(all) == limited) {
            throw Problem.invalid("/all", "all-or-some");
        }
    }

    boolean isWithin(Instant failedAt) {
        return (failedFrom == null || !failedAt.isBefore(failedFrom))
                && (failedBefore == null || failedAt.isBefore(failedBefore));
    }

    Unplaced.Search unplaced() {
        return new Unplaced.Search(conversationId, reason, failedFrom, failedBefore);
    }

    boolean isFor(Direction wanted) {
        return direction == null || direction == wanted;
    }
}
