package dev.passerelle.genesys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests of one token within the last minute: those that this process made, and what Genesys says of all.
 *
 * <p>Other processes share the token, so the smaller of the two remainders counts.
 */
class Minute {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final int budget;
    private final Deque<Instant> made = new ArrayDeque<>();
    private int toldRemaining = Integer.MAX_VALUE;
    private Instant toldUntil = Instant.MIN;
    private Instant heldUntil = Instant.MIN;

    Minute(int budget) {
        this.budget = budget;
    }

    int budget() {
        return budget;
    }

    synchronized void made(Instant now) {
        made.addLast(now);
        toldRemaining--;
        forget(now);
    }

    /** What the answer's headers say about the window. */
    synchronized void told(Answer answer, Instant now) {
        int allowed = answer.number(Answer.ALLOWED);
        int count = answer.number(Answer.COUNT);
        int reset = answer.number(Answer.RESET);
        if (allowed >= 0 && count >= 0 && reset >= 0) {
            toldRemaining = Math.min(allowed, budget) - count;
            toldUntil = now.plusSeconds(reset);
        }
    }

    /** Genesys wants no request before then. */
    synchronized void hold(Duration pause, Instant now) {
        heldUntil = now.plus(pause);
    }

    /** How long Genesys still wants no request; zero when it does not mind. */
    synchronized Duration held(Instant now) {
        return now.isBefore(heldUntil) ? Duration.between(now, heldUntil) : Duration.ZERO;
    }

    synchronized int remaining(Instant now) {
        if (now.isBefore(heldUntil)) {
            return 0;
        }
        forget(now);
        int own = budget - made.size();
        return Math.max(0, now.isBefore(toldUntil) ? Math.min(own, toldRemaining) : own);
    }

    private void forget(Instant now) {
        var start = now.minus(LENGTH);
        while (!made.isEmpty() && !made.peekFirst().isAfter(start)) {
            made.removeFirst();
        }
    }
}
