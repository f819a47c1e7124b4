package dev.passerelle.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Genesys' delivery rules. The first attempts of a conversation follow one another, so while nothing fails its order
 * holds; a retry waits its turn aside, and what comes later may overtake it.
 */
final class Postman {

    static final int RETRIES = 5;

    /** Runs something later. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    private final Function<Posting, CompletionStage<Integer>> courier;
    private final Function<Posting, Duration> pause;
    private final Later later;
    private final BiConsumer<Posting, Integer> outcome;
    private final Map<String, Deque<Posting>> lines = new HashMap<>();

    /**
     * @param courier posts once; the status, or 0 when nobody answered in time
     * @param pause how long before the next attempt
     * @param outcome told after each attempt, once the posting's state is known
     */
    Postman(
            Function<Posting, CompletionStage<Integer>> courier,
            Function<Posting, Duration> pause,
            Later later,
            BiConsumer<Posting, Integer> outcome) {
        this.courier = courier;
        this.pause = pause;
        this.later = later;
        this.outcome = outcome;
    }

    void send(Posting posting) {
        if (posting.delayMillis > 0) {
            later.run(() -> attempt(posting, () -> {}), Duration.ofMillis(posting.delayMillis));
        } else if (queued(posting)) {
            first(posting);
        }
    }

    private synchronized boolean queued(Posting posting) {
        var line = lines.computeIfAbsent(posting.conversationId, key -> new ArrayDeque<>());
        line.add(posting);
        return line.size() == 1;
    }

    private void first(Posting posting) {
        attempt(posting, () -> {
            var next = next(posting.conversationId);
            if (next != null) {
                first(next);
            }
        });
    }

    private synchronized Posting next(String conversationId) {
        var line = lines.get(conversationId);
        line.remove();
        if (line.isEmpty()) {
            lines.remove(conversationId);
        }
        return line.peek();
    }

    private void attempt(Posting posting, Runnable then) {
        var unused = courier.apply(posting).exceptionally(failure -> 0).thenAccept(status -> {
            answered(posting, status);
            then.run();
        });
    }

    private void answered(Posting posting, int status) {
        posting.attempts++;
        posting.status = status;
        var again = retriable(status) && posting.attempts <= RETRIES;
        posting.state = delivered(status) ? "delivered" : again ? "pending" : "failed";
        outcome.accept(posting, status);
        if (again) {
            later.run(() -> attempt(posting, () -> {}), pause.apply(posting));
        }
    }

    private static boolean delivered(int status) {
        return status >= 200 && status < 300;
    }

    /** No answer, too many requests, or a failure of the server; anything else is taken as a refusal. */
    static boolean retriable(int status) {
        return status == 0 || status == 429 || status >= 500;
    }
}
