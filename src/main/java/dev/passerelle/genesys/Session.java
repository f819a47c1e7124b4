package dev.passerelle.genesys;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Logger;

/** Calls with one client's token: refused once, it is replaced and the call repeated. */
record Session(GenesysApi api, TokenSupply tokens, Gate gate) {

    private static final Logger LOG = Logger.getLogger(Session.class.getName());

    /** One request, given the API and the header that opens it. */
    interface Call {
        Response send(GenesysApi api, String authorization);
    }

    Clock clock() {
        return gate.clock();
    }

    /** @param name for the log: never a text, never a token */
    Answer call(String name, Call call) {
        return call(name, Priority.TEXT, call);
    }

    Answer call(String name, Priority priority, Call call) {
        var probe = gate.enter();
        try {
            if (probe && priority == Priority.TEXT) {
                // What finds out whether an outage is over changes nothing.
                exchange("probe", Priority.TEXT, GenesysApi::tokenInfo);
            }
            var answer = exchange(name, priority, call);
            gate.succeeded(name);
            return answer;
        } catch (GenesysException why) {
            gate.failed(name, priority, why, probe);
            throw why;
        } catch (RuntimeException unexpected) {
            gate.undecided(probe);
            throw unexpected;
        }
    }

    private Answer exchange(String name, Priority priority, Call call) {
        var token = tokens.token();
        var answer = attempt(name, priority, call, token);
        if (answer.status() == 401) {
            answer = attempt(name, priority, call, tokens.insteadOf(token));
        }
        if (answer.succeeded()) {
            return answer;
        }
        var failure = Failures.of(answer, clock().instant());
        if (answer.status() == 429 && failure instanceof GenesysException.Retryable later) {
            later.when().ifPresent(pause -> gate.minute().hold(pause, clock().instant()));
        }
        throw failure;
    }

    private Answer attempt(String name, Priority priority, Call call, String token) {
        gate.book(priority);
        var begun = System.nanoTime();
        try {
            var answer = Answer.of(call.send(api, "Bearer " + token));
            gate.minute().told(answer, clock().instant());
            LOG.fine(() -> name + ": " + answer + " in " + millisSince(begun) + " ms");
            return answer;
        } catch (ProcessingException | UncheckedIOException e) {
            gate.minute().silent();
            LOG.fine(() -> name + ": no answer in " + millisSince(begun) + " ms");
            throw Failures.ofTransport(e);
        } finally {
            gate.leave();
        }
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
