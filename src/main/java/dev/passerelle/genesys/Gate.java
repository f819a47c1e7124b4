package dev.passerelle.genesys;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What a call has to pass before it leaves: the outage that is known, the pause that Genesys wants, the budget of the token,
 * and the room for calls to one host.
 *
 * @param host shared by all bots of a region, so that one that stalls does not take every thread
 */
record Gate(Minute minute, Breaker breaker, Semaphore host, Witness witness, Clock clock) {

    private static final Duration NO_ROOM = Duration.ofMillis(500);

    /** Who wants to know how calls end. */
    interface Witness {

        /** An outage begins. */
        default void outage(GenesysException why) {}

        /** An outage is over. */
        default void recovered() {}

        default void forbidden(String call, GenesysException.Refused why) {}

        default void succeeded(String call) {}
    }

    /** @return whether the call is the one that finds out if an outage is over */
    boolean enter() {
        return switch (breaker.ask(clock.instant())) {
            case GO -> false;
            case PROBE -> true;
            case STOP ->
                throw GenesysException.Retryable.held(
                        "The organisation is out of reach", breaker.pause(clock.instant()));
        };
    }

    /** Books one request; {@link #leave} must follow. The limit is the token's: in a pause all would be refused. */
    void book(Priority priority) {
        var now = clock.instant();
        var held = minute.held(now);
        if (!held.isZero()) {
            throw GenesysException.Retryable.held("Genesys asked for a pause", held);
        }
        if (!host.tryAcquire()) {
            throw GenesysException.Retryable.held("Too many calls to this region are under way", NO_ROOM);
        }
        if (!minute.book(priority, now)) {
            host.release();
            throw GenesysException.Retryable.held("No request is left in this minute", minute.untilFree(1, now));
        }
    }

    void leave() {
        host.release();
    }

    void succeeded(String call) {
        if (breaker.succeeded()) {
            witness.recovered();
        }
        witness.succeeded(call);
    }

    /** Any answer of Genesys' shows that it is there. */
    void failed(String call, Priority priority, GenesysException why, boolean probe) {
        var saysNothing = why.verdict() == Verdict.HELD || why.verdict() == Verdict.TROUBLE && !priority.isEssential();
        if (saysNothing) {
            undecided(probe);
        } else if (!why.verdict().outage()) {
            if (breaker.succeeded()) {
                witness.recovered();
            }
        } else if (breaker.failed(why, probe, clock.instant())) {
            witness.outage(why);
        }
        if (why instanceof GenesysException.Refused refused) {
            witness.forbidden(call, refused);
        }
    }

    void undecided(boolean probe) {
        if (probe) {
            breaker.inconclusive();
        }
    }
}
