package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.http.Http.Answer;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What every refusal owes its caller, whatever was wrong. */
final class Problems {

    private static final Pattern INNARDS = Pattern.compile(
            "exception|stack|\\bat [a-z]+\\.[a-z]|dev\\.passerelle|jakarta\\.|java\\.|jackson|hibernate|resteasy|jdbc|select ");

    private Problems() {}

    static Answer check(Answer answer, int status, String slug) {
        answer.isProblem(status, slug);
        var problem = answer.json();
        var said = answer.toString();
        assertThat(answer.header("Content-Type")).as(said).startsWith("application/problem+json");
        assertThat(problem.get("title").asText()).as(said).isNotBlank();
        assertThat(problem.get("status").asInt()).as(said).isEqualTo(status);
        assertThat(problem.get("instance").asText()).as(said).isEqualTo(path(answer));
        assertThat(problem.get("traceId").asText()).as(said).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(INNARDS.matcher(withoutInstance(answer)).find()).as(said).isFalse();
        return answer;
    }

    private static String path(Answer answer) {
        var address = answer.request().substring(answer.request().indexOf(' ') + 1);
        return URI.create(address).getRawPath();
    }

    private static String withoutInstance(Answer answer) {
        return answer.text().replace(path(answer), "").toLowerCase(Locale.ROOT);
    }
}
