package dev.passerelle.failure;

import dev.passerelle.audit.Audit;
import dev.passerelle.conversation.BotEvents;
import dev.passerelle.conversation.FailedTexts;
import dev.passerelle.failure.DeadLetter.Direction;
import dev.passerelle.webhook.Unplaced;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Sends once more what one conversation lost, and lets go of what nobody wants: one transaction each. */
@ApplicationScoped
class Replays {

    @Inject
    DeadLetterRows rows;

    @Inject
    FailedTexts texts;

    @Inject
    BotEvents events;

    @Inject
    Unplaced unplaced;

    @Inject
    Works works;

    @Inject
    Audit audit;

    /** @param ended letters that stay because their conversation is over */
    record Outcome(int replayed, int ended) {}

    /** Texts behind everything that waits, callbacks at once; each in the order in which they came. */
    @Transactional
    Outcome replay(String conversation, List<DeadLetter> letters) {
        // The conversation before its letters: who gives up holds it, too.
        events.hold(conversation);
        var lost = letters.stream()
                .filter(letter -> letter.direction() == Direction.TO_OPERATOR)
                .map(DeadLetter::id)
                .toList();
        var callbacks = letters.stream()
                .filter(letter -> letter.direction() == Direction.CALLBACK)
                .map(DeadLetter::id)
                .toList();
        var called = callbacks(conversation, callbacks);
        if (lost.isEmpty()) {
            return new Outcome(called, 0);
        }
        var sent = texts.again(conversation, lost);
        if (sent.isEmpty()) {
            return new Outcome(called, lost.size());
        }
        rows.remove(lost);
        lost.forEach(id -> audit.record("dead-letter.replayed", id, null, Map.of("conversationId", conversation)));
        return new Outcome(called + sent.getAsInt(), 0);
    }

    private int callbacks(String conversation, List<String> ids) {
        var again = ids.stream().flatMap(id -> rows.locked(id).stream()).toList();
        again.forEach(letter -> {
            letter.replay();
            audit.record("dead-letter.replayed", letter.id(), null, Map.of("conversationId", conversation));
        });
        if (!again.isEmpty()) {
            works.request(CallbackReplay.KIND, conversation);
        }
        return again.size();
    }

    @Transactional
    void placed(String id) {
        audit.record("dead-letter.replayed", id, null, null);
    }

    /** @return whether there was one; a text stays in the ledger, as failed */
    @Transactional
    boolean discard(String id) {
        var letter = rows.locked(id);
        if (letter.isPresent()) {
            rows.remove(List.of(id));
        } else if (!unplaced.discard(id)) {
            return false;
        }
        var reason = letter.map(known -> Map.of("reason", known.reason())).orElse(null);
        audit.record("dead-letter.discarded", id, reason, null);
        return true;
    }
}
