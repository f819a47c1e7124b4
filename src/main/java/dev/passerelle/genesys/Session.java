package dev.passerelle.genesys;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Logger;

/** Calls with one client's token: refused once, it is replaced and the call repeated. */
record Session(GenesysApi api, TokenSupply tokens, Minute minute, Clock clock) {

    private static final Logger LOG = Logger.getLogger(Session.class.getName());

    /** One request, given the API and the header that opens it. */
    interface Call {
        Response send(GenesysApi api, String authorization);
    }

    /** @param name for the log: never a text, never a token */
    Answer call(String name, Call call) {
        var token = tokens.token();
        var answer = attempt(name, call, token);
        if (answer.status() == 401) {
            answer = attempt(name, call, tokens.insteadOf(token));
        }
        if (answer.succeeded()) {
            return answer;
        }
        var failure = Failures.of(answer, clock.instant());
        if (answer.status() == 429 && failure instanceof GenesysException.Retryable later) {
            later.when().ifPresent(pause -> minute.hold(pause, clock.instant()));
        }
        throw failure;
    }

    private Answer attempt(String name, Call call, String token) {
        throwIfHeld();
        minute.made(clock.instant());
        var begun = System.nanoTime();
        try {
            var answer = Answer.of(call.send(api, "Bearer " + token));
            minute.told(answer, clock.instant());
            LOG.fine(() -> name + ": " + answer + " in " + millisSince(begun) + " ms");
            return answer;
        } catch (ProcessingException | UncheckedIOException e) {
            LOG.fine(() -> name + ": no answer in " + millisSince(begun) + " ms");
            throw Failures.ofTransport(e);
        }
    }

    /** The limit is the token's: while Genesys wants a pause, every other call would be refused as well. */
    private void throwIfHeld() {
        var held = minute.held(clock.instant());
        if (!held.isZero()) {
            throw GenesysException.Retryable.held("Genesys asked for a pause", held);
        }
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
