package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import dev.passerelle.genesys.GenesysException.CredentialsRefused.Reason;
import dev.passerelle.genesys.GenesysException.Gone;
import dev.passerelle.genesys.GenesysException.Refused;
import dev.passerelle.genesys.GenesysException.Rejected;
import dev.passerelle.genesys.GenesysException.Retryable;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "302, Retryable, AGAIN",
        "400, Rejected, NEVER",
        "401, CredentialsRefused, UNAUTHORISED",
        "403, Refused, FORBIDDEN",
        "404, Gone, GONE",
        "407, Retryable, AGAIN",
        "408, Retryable, AGAIN",
        "409, Rejected, NEVER",
        "410, Gone, GONE",
        "413, Rejected, TOO_LARGE",
        "415, Rejected, NEVER",
        "422, Rejected, NEVER",
        "429, Retryable, WAIT",
        "500, Retryable, TROUBLE",
        "502, Retryable, TROUBLE",
        "503, Retryable, TROUBLE",
        "504, Retryable, TROUBLE"
    })
    void tellsWhatAStatusMeans(int status, String kind, Verdict verdict) {
        var failure = Failures.of(answer(status, "{}"), NOW);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.permissions | You are missing the following permission(s): [messaging:integration:add]"
                        + " | messaging:integration:add",
                "missing.any.permissions | You must have at least one of the following permissions assigned:"
                        + " [routing:queue:view] | routing:queue:view",
                "missing.any.permissions | assigned: [a:b:c, d:e:f] | a:b:c, d:e:f",
                "not.authorized | You are not authorized to perform the requested action. |",
            })
    void namesTheMissingPermission(String code, String message, String permission) {
        var failure = Failures.of(answer(403, error(code, message)), NOW);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.permission()).isEqualTo(permission));
    }

    @Test
    void prefersTheMessageWithItsParameters() {
        var body = "{\"code\":\"missing.permissions\",\"message\":\"missing: %s\","
                + "\"messageWithParams\":\"missing: [a:b:c]\"}";

        var failure = Failures.of(answer(403, body), NOW);

        assertThat(failure.answer()).isEqualTo("403 missing.permissions: missing: [a:b:c]");
        assertThat(((Refused) failure).permission()).isEqualTo("a:b:c");
    }

    static Stream<Arguments> pauses() {
        var text = error("too.many.requests.retry.after", "Rate limit exceeded. Retry the request in [7] seconds");
        var limit = error("too.many.requests", "Rate limit exceeded the maximum [300] requests within [60] seconds");
        return Stream.of(
                Arguments.of("seconds", Map.of("retry-after", "12"), limit, 12),
                Arguments.of("a date", Map.of("retry-after", "Sun, 22 Nov 2026 09:30:40 GMT"), limit, 40),
                Arguments.of("a date gone by", Map.of("retry-after", "Sun, 22 Nov 2026 09:29:00 GMT"), limit, 0),
                Arguments.of("the text", Map.of("inin-ratelimit-reset", "50"), text, 7),
                Arguments.of("the window", Map.of("inin-ratelimit-reset", "33"), limit, 33),
                Arguments.of("nothing", Map.of(), limit, 60),
                Arguments.of("nonsense", Map.of("retry-after", "soon"), "not json", 60),
                Arguments.of("a week", Map.of("retry-after", "604800"), limit, 86_400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pauses")
    void readsThePauseThatGenesysAsksFor(String name, Map<String, String> headers, String body, int seconds) {
        var failure = (Retryable) Failures.of(new Answer(429, headers, body), NOW);

        assertThat(failure.when()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void obeysAPauseOfAnOverloadedServer() {
        var failure = (Retryable) Failures.of(new Answer(503, Map.of("retry-after", "9"), ""), NOW);

        assertThat(failure.when()).contains(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({
        "400, client not found, UNKNOWN_CLIENT",
        "401, authentication failed, WRONG_SECRET",
        "400, something else, OTHER",
        "403, inactive client, OTHER"
    })
    void tellsWhyCredentialsAreRefused(int status, String description, Reason reason) {
        var body = "{\"error\":\"invalid_client\",\"description\":\"" + description + "\"}";
        var other = body.replace("description", "error_description");

        assertThat(Failures.ofLogin(answer(status, body), NOW))
                .isInstanceOfSatisfying(
                        CredentialsRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(((CredentialsRefused) Failures.ofLogin(answer(status, other), NOW)).reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"408", "429", "500", "503", "302"})
    void takesALoginThatFailsForAWhileAsNoRefusal(int status) {
        assertThat(Failures.ofLogin(answer(status, "<html>"), NOW))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        later -> assertThat(later.verdict().maybeTaken()).isFalse());
    }

    @Test
    void knowsWhenNothingCanHaveArrived() {
        assertThat(verdict(new ConnectException("refused"))).isEqualTo(Verdict.UNREACHABLE);
        assertThat(verdict(new UnknownHostException("api.example"))).isEqualTo(Verdict.UNREACHABLE);
        assertThat(verdict(new SSLPeerUnverifiedException("another host"))).isEqualTo(Verdict.UNREACHABLE);
        assertThat(verdict(new SocketTimeoutException("Read timed out"))).isEqualTo(Verdict.SILENCE);
        assertThat(verdict(new IOException("Connection reset"))).isEqualTo(Verdict.SILENCE);
    }

    @Test
    void saysLittleAndNothingThatOpensADoor() {
        var talkative = "Bearer abc.def\nsecond line " + "x".repeat(1000);
        var failure = Failures.of(
                new Answer(400, Map.of("inin-correlation-id", "c-1"), error("bad.request", talkative)), NOW);

        assertThat(failure).isInstanceOf(Rejected.class);
        assertThat(failure.answer())
                .hasSizeLessThan(220)
                .doesNotContain("abc.def", "\n")
                .startsWith("400 bad.request");
        assertThat(failure.correlationId()).isEqualTo("c-1");
        assertThat(failure).hasMessage(failure.answer());
    }

    @Test
    void survivesABodyThatIsNotJson() {
        assertThat(Failures.of(answer(404, "<html>gone</html>"), NOW))
                .isInstanceOf(Gone.class)
                .hasMessage("404");
    }

    private static Verdict verdict(IOException cause) {
        return Failures.ofTransport(new ProcessingException(cause)).verdict();
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    private static String error(String code, String message) {
        return "{\"status\":0,\"code\":\"" + code + "\",\"message\":\"" + message.replace("\n", "\\n") + "\"}";
    }
}
