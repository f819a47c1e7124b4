package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.webhook.Unplaced;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A dead letter as the HTTP contract shows it.
 *
 * @param reason in words
 * @param code the same for programs; what a replay can be limited to
 * @param lastAnswer of the other side, redacted; null when it never gave one
 */
public record DeadLetterDocument(
        String id,
        String conversationId,
        Long seq,
        Direction direction,
        String reason,
        String code,
        int attempts,
        String lastAnswer,
        Instant failedAt) {

    static DeadLetterDocument of(DeadLetter letter, Map<String, Long> seqs, Locale language) {
        return new DeadLetterDocument(
                letter.id(),
                letter.conversation(),
                seqs.get(letter.message()),
                letter.direction(),
                Reasons.words(letter.direction(), letter.reason(), language),
                letter.reason(),
                letter.attempts(),
                letter.lastAnswer(),
                letter.failedAt());
    }

    /** It was tried once, when it came. */
    static DeadLetterDocument of(Unplaced.Letter letter, Locale language) {
        return new DeadLetterDocument(
                letter.id(),
                letter.conversation(),
                null,
                Direction.TO_VISITOR,
                Reasons.words(Direction.TO_VISITOR, letter.reason(), language),
                letter.reason(),
                1,
                null,
                letter.receivedAt());
    }
}
