package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * One order to fail.
 *
 * @param left how often; null until cleared
 */
record Fault(String id, Target target, Effect effect, double probability, Random random, AtomicInteger left) {

    /**
     * The calls that it is for; what is null is for all.
     *
     * @param match found anywhere in the path, with or without {@code /sandbox}
     * @param body found anywhere in the body
     */
    record Target(Pattern match, String method, Pattern body, String clientId) {

        boolean covers(String calledMethod, String path, String caller) {
            return (method == null || method.equalsIgnoreCase(calledMethod))
                    && (clientId == null || clientId.equals(caller))
                    && (match.matcher(path).find()
                            || match.matcher("/sandbox" + path).find());
        }
    }

    /**
     * What goes wrong.
     *
     * @param status answered instead; null to be only slow
     * @param retryAfter seconds; null to say nothing
     * @param form how {@code retryAfter} is told
     * @param reset the connection is cut and nothing is answered
     * @param delay before anything is done
     * @param stall between what was done and the answer
     * @param afterAccept whether the call is carried out first: what its caller sees is a failure all the same
     */
    record Effect(
            Integer status, Integer retryAfter, Form form, boolean reset, Span delay, Span stall, boolean afterAccept) {

        boolean fails() {
            return reset || status != null;
        }

        GenesysError error(Instant now) {
            if (retryAfter == null) {
                return GenesysError.of(status);
            }
            var error = status == 429 ? GenesysError.retryLater(retryAfter) : GenesysError.of(status);
            return error.retryAfter(
                    switch (form) {
                        case SECONDS -> retryAfter.toString();
                        case DATE ->
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    until(now).atOffset(ZoneOffset.UTC));
                        case TEXT -> null;
                    });
        }

        /** When its caller may come back; null when he was not told. A date has no fractions of a second. */
        Instant until(Instant now) {
            if (retryAfter == null || status == null) {
                return null;
            }
            var until = now.plusSeconds(retryAfter);
            return form == Form.DATE ? until.plusMillis(999).truncatedTo(ChronoUnit.SECONDS) : until;
        }
    }

    /** {@code Retry-After} in seconds, as a date, or only in the text of the error. */
    enum Form {
        SECONDS,
        DATE,
        TEXT
    }

    boolean hits(String method, String path, String body, String caller) {
        return target.covers(method, path, caller)
                && (target.body() == null || target.body().matcher(body).find());
    }

    /** Whether it happens this time; that it did is then counted. */
    boolean use() {
        return (probability >= 1 || random.nextDouble() < probability)
                && (left == null || left.getAndUpdate(each -> Math.max(0, each - 1)) > 0);
    }

    boolean spent() {
        return left != null && left.get() == 0;
    }

    JsonObject json() {
        return Wire.object(
                "id", id,
                "match", target.match().pattern(),
                "method", target.method(),
                "body", target.body() == null ? null : target.body().pattern(),
                "clientId", target.clientId(),
                "status", effect.status(),
                "retryAfter", effect.retryAfter(),
                "retryAfterForm", effect.form().name().toLowerCase(java.util.Locale.ROOT),
                "reset", effect.reset(),
                "delayMillis", effect.delay().json(),
                "stallMillis", effect.stall().json(),
                "afterAccept", effect.afterAccept(),
                "probability", probability,
                "times", left == null ? null : left.get());
    }
}
