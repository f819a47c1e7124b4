package dev.passerelle.genesys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps calls from an organisation that does not answer: after some failures in a row it opens, and lets one call through
 * after each of growing pauses, until one succeeds.
 *
 * <p>One for each bot, which MicroProfile's circuit breaker cannot be: that one is of a method.
 */
class Breaker {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private final int most;
    private int failures;
    private int openings;
    private Instant openUntil;
    private boolean probing;
    private GenesysException last;

    /** @param most failures in a row after which it opens */
    Breaker(int most) {
        this.most = most;
    }

    /** What a call may do. */
    enum Pass {
        GO,
        /** It is the one that finds out: {@link #succeeded}, {@link #failed} or {@link #inconclusive} must follow. */
        PROBE,
        STOP
    }

    synchronized Pass ask(Instant now) {
        if (openUntil == null) {
            return Pass.GO;
        }
        if (probing || now.isBefore(openUntil)) {
            return Pass.STOP;
        }
        probing = true;
        return Pass.PROBE;
    }

    /** @return whether this ends an outage */
    synchronized boolean succeeded() {
        var ends = openUntil != null;
        failures = 0;
        openings = 0;
        openUntil = null;
        probing = false;
        last = null;
        return ends;
    }

    /**
     * @param why counted once, also when several calls failed by the same failure
     * @param probe whether it was the call that finds out; others were under way when it opened
     * @return whether an outage begins
     */
    synchronized boolean failed(GenesysException why, boolean probe, Instant now) {
        if (!probe && (why == last || openUntil != null)) {
            return false;
        }
        last = why;
        failures++;
        if (openUntil == null && failures < most) {
            return false;
        }
        var begins = openUntil == null;
        openUntil = now.plus(jittered(PAUSES.get(Math.min(openings, PAUSES.size() - 1))));
        openings++;
        probing = false;
        return begins;
    }

    /** A region that fails takes many organisations with it: they do not come back in one moment. */
    private static Duration jittered(Duration pause) {
        var most = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** The probe was not made, or says nothing. */
    synchronized void inconclusive() {
        probing = false;
    }

    synchronized boolean isOpen() {
        return openUntil != null;
    }

    /** How long nothing is let through, longer for some than for others; zero when something may go now. */
    synchronized Duration pause(Instant now) {
        if (openUntil == null || !probing && !now.isBefore(openUntil)) {
            return Duration.ZERO;
        }
        var rest = now.isBefore(openUntil) ? Duration.between(now, openUntil) : PAUSES.get(1);
        return rest.plus(jittered(PAUSES.get(0)));
    }
}
