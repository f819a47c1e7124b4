package dev.passerelle.genesys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The requests of one token within the last minute: those that this process made, and what Genesys says of all.
 *
 * <p>Other processes share the token, so the smaller of the two remainders counts; while Genesys has said nothing, each
 * process keeps to its share. A request is booked before it leaves, so that many threads cannot take the last one together.
 */
class Minute {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** Genesys gives the rest of its window in whole seconds. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    /** How long a place in line is kept for somebody who does not come at the time told. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final int budget;
    private final IntSupplier processes;
    private final Deque<Instant> made = new ArrayDeque<>();
    private final Map<String, Instant> line = new LinkedHashMap<>();
    private int allowed = Integer.MAX_VALUE;
    private int counted;
    private int underWay;
    private Instant toldUntil = Instant.MIN;
    private Instant heldUntil = Instant.MIN;

    Minute(int budget, IntSupplier processes) {
        this.budget = budget;
        this.processes = processes;
    }

    /** Books a request. @return false when it may not be made now */
    synchronized boolean book(Priority priority, Instant now) {
        var left = remaining(now);
        if (left <= 0 || priority != Priority.TEXT && !leaves(priority, now)) {
            return false;
        }
        made.addLast(now);
        underWay++;
        return true;
    }

    /** Whether the reserve of those who go first stays whole, those in line included. */
    synchronized boolean leaves(Priority priority, Instant now) {
        var left = remaining(now) - waiting(now);
        return left > 0 && left * RequestBudget.MEANT_FOR >= priority.reserve() * limit();
    }

    /**
     * How long until somebody may send a text; zero for now. Whoever has to wait keeps a place in line, so that one with
     * many texts does not always come before one with few.
     */
    synchronized Duration turn(String who, Instant now) {
        var before = 0;
        waiting(now);
        for (var waiting : line.keySet()) {
            if (waiting.equals(who)) {
                break;
            }
            before++;
        }
        if (remaining(now) > before) {
            line.remove(who);
            return Duration.ZERO;
        }
        var wait = untilFree(before + 1, now);
        line.put(who, now.plus(wait).plus(KEPT));
        return wait;
    }

    private int waiting(Instant now) {
        line.values().removeIf(until -> until.isBefore(now));
        return line.size();
    }

    /** Until as many requests as that are left, if nobody else makes one. */
    synchronized Duration untilFree(int wanted, Instant now) {
        var until = now.plusMillis(50);
        until = later(until, heldUntil);
        forget(now);
        var missing = wanted - (share(now) - made.size());
        if (missing > 0 && !made.isEmpty()) {
            until = later(until, nth(Math.min(missing, made.size())).plus(LENGTH));
        }
        if (now.isBefore(toldUntil) && limit() - counted - underWay < wanted) {
            until = later(until, toldUntil);
        }
        return Duration.between(now, until);
    }

    private Instant nth(int place) {
        return made.stream().skip(place - 1L).findFirst().orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    /** A booked request has ended without an answer. */
    synchronized void silent() {
        underWay = Math.max(0, underWay - 1);
    }

    /** A booked request was answered; its headers say how the window stands. */
    synchronized void told(Answer answer, Instant now) {
        silent();
        int most = answer.number(Answer.ALLOWED);
        int count = answer.number(Answer.COUNT);
        int reset = answer.number(Answer.RESET);
        if (most < 1 || count < 0 || reset < 0) {
            return;
        }
        allowed = most;
        var until = now.plusSeconds(reset);
        if (now.isBefore(toldUntil) && until.isBefore(toldUntil.minus(BLUR))) {
            return; // an answer that was long under way, of the window before
        }
        var sameWindow = now.isBefore(toldUntil) && until.isBefore(toldUntil.plus(BLUR));
        counted = sameWindow ? Math.max(counted, count) : count;
        toldUntil = until;
    }

    /** Genesys wants no request before then. A shorter pause does not take back a longer one. */
    synchronized void hold(Duration pause, Instant now) {
        heldUntil = later(heldUntil, now.plus(pause));
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
        var own = share(now) - made.size();
        return Math.max(0, now.isBefore(toldUntil) ? Math.min(own, limit() - counted - underWay) : own);
    }

    private int limit() {
        return Math.min(budget, allowed);
    }

    /** All of it while Genesys tells what the others do. */
    private int share(Instant now) {
        return now.isBefore(toldUntil) ? limit() : Math.max(1, limit() / Math.max(1, processes.getAsInt()));
    }

    private void forget(Instant now) {
        var start = now.minus(LENGTH);
        while (!made.isEmpty() && !made.peekFirst().isAfter(start)) {
            made.removeFirst();
        }
    }
}
