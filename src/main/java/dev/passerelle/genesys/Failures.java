package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import dev.passerelle.genesys.GenesysException.CredentialsRefused.Reason;
import dev.passerelle.genesys.GenesysException.Gone;
import dev.passerelle.genesys.GenesysException.Refused;
import dev.passerelle.genesys.GenesysException.Rejected;
import dev.passerelle.genesys.GenesysException.Retryable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a failed call means. */
final class Failures {

    private static final Pattern LAST_BRACKETS = Pattern.compile(".*\\[([^\\]]+)\\]", Pattern.DOTALL);
    private static final Pattern RETRY_IN = Pattern.compile("in \\[?(\\d{1,6})\\]? seconds");
    private static final String RETRY_IN_CODE = "too.many.requests.retry.after";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private Failures() {}

    /** Of the platform API. */
    static GenesysException of(Answer answer, Instant now) {
        var error = answer.jsonIfAny();
        var text = describe(answer.status(), error.path("code").asText(""), message(error));
        var correlation = answer.correlationId();
        return switch (Verdict.of(answer.status())) {
            case UNAUTHORISED -> new CredentialsRefused(text, correlation, Reason.EXPIRED);
            case FORBIDDEN -> new Refused(text, correlation, permission(error));
            case GONE -> new Gone(text, correlation);
            case WAIT -> tooMany(answer, text, now);
            case NEVER, TOO_LARGE -> new Rejected(text, correlation, answer.status());
            default -> later(Verdict.of(answer.status()), answer, text, now);
        };
    }

    private static Retryable tooMany(Answer answer, String text, Instant now) {
        var pause = pause(answer, now)
                .or(() -> pauseInText(answer.jsonIfAny()))
                .or(() -> seconds(answer.number(Answer.RESET)))
                .orElse(MINUTE);
        return new Retryable(Verdict.WAIT, text, answer.correlationId(), pause, null);
    }

    private static Retryable later(Verdict verdict, Answer answer, String text, Instant now) {
        return new Retryable(
                verdict, text, answer.correlationId(), pause(answer, now).orElse(null), null);
    }

    /** Of the token endpoint, which has errors of its own shape. */
    static GenesysException ofLogin(Answer answer, Instant now) {
        var error = answer.jsonIfAny();
        var description =
                error.path("description").asText(error.path("error_description").asText(""));
        var text = describe(answer.status(), error.path("error").asText(""), description);
        switch (Verdict.of(answer.status())) {
            case WAIT:
                return tooMany(answer, text, now);
            case AGAIN, TROUBLE:
                // Whatever the token was wanted for was not sent.
                var verdict = answer.status() >= 500 ? Verdict.UNREACHABLE : Verdict.AGAIN;
                return later(verdict, answer, text, now);
            default:
            // What else it says, it says of the credentials.
        }
        return new CredentialsRefused(text, answer.correlationId(), reason(answer.status(), description));
    }

    private static Reason reason(int status, String description) {
        if (description.contains("client not found")) {
            return Reason.UNKNOWN_CLIENT;
        }
        return status == 401 ? Reason.WRONG_SECRET : Reason.OTHER;
    }

    /** Of a call that got no answer. */
    static Retryable ofTransport(RuntimeException failure) {
        var verdict = neverArrived(failure) ? Verdict.UNREACHABLE : Verdict.SILENCE;
        return new Retryable(verdict, "No answer (" + rootName(failure) + ")", null, null, failure);
    }

    /** Of a request for a token that got no answer: whatever it was wanted for was not sent. */
    static Retryable ofLoginTransport(RuntimeException failure) {
        var text = "No answer to the login (" + rootName(failure) + ")";
        return new Retryable(Verdict.UNREACHABLE, text, null, null, failure);
    }

    /** Whether nothing can have reached Genesys. The client library's own time-out of a connection has no public name. */
    private static boolean neverArrived(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause.getClass().getSimpleName().startsWith("Connect")) {
                return true;
            }
        }
        return false;
    }

    private static String rootName(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static String message(JsonNode error) {
        var filled = error.path("messageWithParams").asText("");
        return filled.isBlank() ? error.path("message").asText("") : filled;
    }

    private static String describe(int status, String code, String message) {
        var text = (status + " " + code).strip();
        return Answer.shortened(message.isBlank() ? text : text + ": " + message);
    }

    private static String permission(JsonNode error) {
        var found = LAST_BRACKETS.matcher(message(error));
        return found.find() ? found.group(1).strip() : null;
    }

    private static Optional<Duration> pause(Answer answer, Instant now) {
        return seconds(answer.number(Answer.RETRY_AFTER)).or(() -> date(answer, now));
    }

    private static Optional<Duration> date(Answer answer, Instant now) {
        try {
            var header = answer.headers().getOrDefault(Answer.RETRY_AFTER, "");
            var until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, until)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Only this code's text speaks of a pause; that of the other one names the limit. */
    private static Optional<Duration> pauseInText(JsonNode error) {
        var found = RETRY_IN.matcher(message(error));
        return RETRY_IN_CODE.equals(error.path("code").asText()) && found.find()
                ? seconds(Integer.parseInt(found.group(1)))
                : Optional.empty();
    }

    private static Optional<Duration> seconds(int seconds) {
        return seconds < 0 ? Optional.empty() : Optional.of(bounded(Duration.ofSeconds(seconds)));
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
