package dev.passerelle.failure;

import dev.passerelle.conversation.FailedTexts;
import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.problem.Page;
import dev.passerelle.webhook.Unplaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The list of what did not arrive as a screen shows it, the latest failure first, with the words that it is about. */
@ApplicationScoped
class DeadLetterLines {

    @Inject
    DeadLetterRows rows;

    @Inject
    Unplaced unplaced;

    @Inject
    FailedTexts texts;

    /** A line of the list. @param message whose words it is about; null for what stands in no conversation */
    public record Line(
            String id,
            Direction direction,
            String conversation,
            String message,
            String code,
            int attempts,
            String lastAnswer,
            Instant failedAt)
            implements Serializable {

        static Line of(DeadLetter letter) {
            return new Line(
                    letter.id(),
                    letter.direction(),
                    letter.conversation(),
                    letter.message(),
                    letter.reason(),
                    letter.attempts(),
                    letter.lastAnswer(),
                    letter.failedAt());
        }

        /** It was tried once, when it came. */
        static Line of(Unplaced.Letter letter) {
            return new Line(
                    letter.id(),
                    Direction.TO_VISITOR,
                    letter.conversation(),
                    null,
                    letter.reason(),
                    1,
                    null,
                    letter.receivedAt());
        }

        Mark mark() {
            return new Mark(failedAt, id);
        }
    }

    /** @param after the last line of the page before; null for the first */
    Page<Line> page(Selection wanted, Mark after, Page.Limit limit) {
        var moment = after == null ? null : after.failedAt();
        var id = after == null ? null : after.id();
        var found = Stream.concat(
                        rows.latest(wanted, moment, id, limit.oneMore()).stream()
                                .map(Line::of),
                        unplaced.latest(wanted.unplaced(), moment, id, limit.oneMore()).stream()
                                .map(Line::of))
                .sorted(Comparator.comparing(Line::failedAt)
                        .thenComparing(Line::id)
                        .reversed())
                .limit(limit.oneMore())
                .toList();
        return Page.of(found, limit, line -> line.mark().toString());
    }

    /** What was written, by the id of the line, as many characters as are asked for; lines without words are left out. */
    Map<String, String> words(List<Line> lines, int most) {
        var ofMessages = texts.words(
                lines.stream().map(Line::message).filter(Objects::nonNull).toList(), most);
        var ofEvents = unplaced.words(lines.stream()
                .filter(line -> line.message() == null)
                .map(Line::id)
                .toList());
        var found = new HashMap<>(ofEvents);
        lines.stream()
                .filter(line -> line.message() != null && ofMessages.containsKey(line.message()))
                .forEach(line -> found.put(line.id(), ofMessages.get(line.message())));
        return found;
    }

    /** How many there are, counted no further than is asked for. */
    int count(Selection wanted, int most) {
        var given = rows.count(wanted, most);
        return Math.min(
                most,
                given + unplaced.latest(wanted.unplaced(), null, null, most).size());
    }
}
