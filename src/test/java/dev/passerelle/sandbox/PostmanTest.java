package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmanTest {

    private final List<String> posted = new ArrayList<>();
    private final Deque<CompletableFuture<Integer>> answers = new ArrayDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Postman postman = new Postman(
            posting -> {
                posted.add(posting.body);
                return answers.remove();
            },
            posting -> Duration.ofSeconds(5),
            (task, delay) -> {
                later.add(task);
                pauses.add(delay);
            },
            (posting, status) -> {});

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 504, 0})
    void triesSixTimesInAllFiveSecondsApart(int status) {
        var posting = posting("a");
        for (int i = 0; i <= Postman.RETRIES; i++) {
            answer(status);
        }

        postman.send(posting);
        while (!later.isEmpty()) {
            later.remove(0).run();
        }

        assertThat(posted).hasSize(6);
        assertThat(pauses).hasSize(5).containsOnly(Duration.ofSeconds(5));
        assertThat(posting.state).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 302})
    void takesAnotherAnswerForARefusal(int status) {
        var posting = posting("a");
        answer(status);

        postman.send(posting);

        assertThat(posting.state).isEqualTo("failed");
        assertThat(later).isEmpty();
    }

    @Test
    void retriesWhenNobodyAnswersInTime() {
        var posting = posting("a");
        answers.add(CompletableFuture.failedFuture(new TimeoutException()));
        answer(204);

        postman.send(posting);
        later.remove(0).run();

        assertThat(posting.state).isEqualTo("delivered");
        assertThat(posting.attempts).isEqualTo(2);
    }

    @Test
    void waitsForTheAnswerBeforeTheNextOfTheConversation() {
        var slow = new CompletableFuture<Integer>();
        answers.add(slow);
        answer(200);

        postman.send(posting("a"));
        postman.send(posting("b"));
        assertThat(posted).containsExactly("a");
        slow.complete(200);

        assertThat(posted).containsExactly("a", "b");
    }

    @Test
    void letsTheNextOvertakeARetry() {
        answer(503);
        answer(200);
        answer(200);

        postman.send(posting("a"));
        postman.send(posting("b"));
        later.remove(0).run();

        assertThat(posted).containsExactly("a", "b", "a");
    }

    private void answer(int status) {
        answers.add(CompletableFuture.completedFuture(status));
    }

    private static Posting posting(String body) {
        var posting = new Posting();
        posting.conversationId = "c";
        posting.body = body;
        return posting;
    }
}
