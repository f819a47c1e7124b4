package dev.passerelle.failure;

import dev.passerelle.conversation.Arrivals;
import dev.passerelle.conversation.FailedTexts;
import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.webhook.Unplaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One list over the three places where something may be stuck, of the bot in force. */
@ApplicationScoped
public class DeadLetters {

    private static final int PAGE = 500;

    /** As many as one call sends again; the caller asks once more for the rest. */
    static final int MOST = 10_000;

    @Inject
    DeadLetterRows rows;

    @Inject
    Unplaced unplaced;

    @Inject
    FailedTexts texts;

    @Inject
    Replays replays;

    /**
     * What came of a bulk replay.
     *
     * @param skipped letters that stay on the list: their conversation has ended or is not known
     * @param more whether there may be others that were not looked at
     */
    public record Replayed(int replayed, int skipped, boolean more) {}

    /** The newest first. @param until the last id of the page before; null for the first */
    public Page<DeadLetterDocument> list(String until, Page.Limit limit, Locale language) {
        var given = rows.before(until, limit.oneMore());
        var seqs = texts.seqs(given.stream().map(DeadLetter::message).toList());
        var found = Stream.concat(
                        given.stream().map(letter -> DeadLetterDocument.of(letter, seqs, language)),
                        unplaced.before(until, limit.oneMore()).stream()
                                .map(letter -> DeadLetterDocument.of(letter, language)))
                .sorted(Comparator.comparing(DeadLetterDocument::id).reversed())
                .limit(limit.oneMore())
                .toList();
        return Page.of(found, limit, DeadLetterDocument::id);
    }

    /** @throws Problem 404, 409 when its conversation has ended or is not known */
    public void replay(String id) {
        var letter = rows.find(id);
        if (letter.isEmpty()) {
            place(id);
            return;
        }
        var outcome = replays.replay(letter.get().conversation(), List.of(letter.get()));
        if (outcome.ended() > 0) {
            throw Problem.conflict("conversation-ended");
        }
        if (outcome.replayed() == 0) {
            throw Problem.notFound();
        }
    }

    private void place(String id) {
        switch (unplaced.place(id).orElseThrow(Problem::notFound)) {
            case STORED, DUPLICATE -> replays.placed(id);
            case CONVERSATION_ENDED -> throw Problem.conflict("conversation-ended");
            case NO_SUCH_CONVERSATION -> throw Problem.conflict("conversation-unknown");
        }
    }

    /** All that a selection means, as far as {@link #MOST} go. */
    public Replayed replay(Selection wanted) {
        wanted.check();
        var sent = wanted.ids() == null ? new Tally() : chosen(wanted);
        if (wanted.ids() == null) {
            given(wanted, sent);
            placeAll(wanted, sent);
        }
        return new Replayed(sent.replayed, sent.skipped, sent.isFull());
    }

    private static class Tally {
        private int replayed;
        private int skipped;

        boolean isFull() {
            return replayed >= MOST;
        }

        void count(boolean isReplayed) {
            replayed += isReplayed ? 1 : 0;
            skipped += isReplayed ? 0 : 1;
        }

        void add(Replays.Outcome outcome) {
            replayed += outcome.replayed();
            skipped += outcome.ended();
        }
    }

    private Tally chosen(Selection wanted) {
        var sent = new Tally();
        var letters = wanted.ids().stream()
                .distinct()
                .sorted()
                .flatMap(id -> rows.find(id).stream())
                .filter(letter -> isMeant(wanted, letter))
                .toList();
        byConversation(letters).forEach((id, some) -> sent.add(replays.replay(id, some)));
        var onlyIds = wanted.conversationId() == null
                && wanted.reason() == null
                && wanted.failedFrom() == null
                && wanted.failedBefore() == null;
        if (wanted.isFor(Direction.TO_VISITOR) && onlyIds) {
            wanted.ids().stream().distinct().sorted().forEach(id -> tryToPlace(id, sent));
        }
        return sent;
    }

    private static boolean isMeant(Selection wanted, DeadLetter letter) {
        return wanted.isFor(letter.direction())
                && wanted.isWithin(letter.failedAt())
                && (wanted.conversationId() == null || wanted.conversationId().equals(letter.conversation()))
                && (wanted.reason() == null || wanted.reason().equals(letter.reason()));
    }

    private void given(Selection wanted, Tally sent) {
        if (wanted.direction() == Direction.TO_VISITOR) {
            return;
        }
        for (var page = rows.after("", wanted, PAGE); !page.isEmpty(); ) {
            byConversation(page).forEach((id, some) -> sent.add(replays.replay(id, some)));
            page = sent.isFull()
                    ? List.of()
                    : rows.after(page.get(page.size() - 1).id(), wanted, PAGE);
        }
    }

    private static Map<String, List<DeadLetter>> byConversation(List<DeadLetter> letters) {
        return letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::conversation, LinkedHashMap::new, Collectors.toList()));
    }

    private void placeAll(Selection wanted, Tally sent) {
        if (!wanted.isFor(Direction.TO_VISITOR)) {
            return;
        }
        var page = unplaced.after("", wanted.unplaced(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(letter -> tryToPlace(letter.id(), sent));
            var last = page.get(page.size() - 1).id();
            page = sent.isFull() ? List.of() : unplaced.after(last, wanted.unplaced(), PAGE);
        }
    }

    private void tryToPlace(String id, Tally sent) {
        unplaced.place(id).ifPresent(placed -> {
            var isPlaced = placed == Arrivals.Placed.STORED || placed == Arrivals.Placed.DUPLICATE;
            if (isPlaced) {
                replays.placed(id);
            }
            sent.count(isPlaced);
        });
    }

    /** Takes one off the list for good. @throws Problem 404 */
    public void discard(String id) {
        if (!replays.discard(id)) {
            throw Problem.notFound();
        }
    }

    /** Takes some off the list for good. @return how many of them were still there */
    public int discard(List<String> ids) {
        return (int) ids.stream().filter(replays::discard).count();
    }
}
