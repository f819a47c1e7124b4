package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteTest {

    private final Ticking clock = new Ticking();
    private final Minute minute = new Minute(270, () -> 1);

    @Test
    void aThousandThreadsTakeNoMoreThanThereIs() throws InterruptedException {
        var taken = new AtomicInteger();
        var threads = IntStream.range(0, 20)
                .mapToObj(i -> new Thread(() -> IntStream.range(0, 50).forEach(j -> {
                    if (minute.book(Priority.TEXT, clock.instant())) {
                        taken.incrementAndGet();
                    }
                })))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(taken).hasValue(270);
    }

    @Test
    void learnsThatGenesysAllowsLess() {
        answered(60, 1, 60);
        assertThat(minute.remaining(clock.instant())).isEqualTo(59);

        clock.pass(Duration.ofSeconds(60));
        assertThat(minute.remaining(clock.instant())).isEqualTo(60);
    }

    @Test
    void countsWhatIsStillUnderWay() {
        IntStream.range(0, 10).forEach(i -> minute.book(Priority.TEXT, clock.instant()));
        answered(20, 5, 60);

        assertThat(minute.remaining(clock.instant())).isEqualTo(20 - 5 - 9);
    }

    @Test
    void anAnswerThatWasOvertakenTakesNothingBack() {
        answered(100, 50, 30);
        answered(100, 40, 30);
        assertThat(minute.remaining(clock.instant())).isEqualTo(50);

        clock.pass(Duration.ofSeconds(31));
        answered(100, 3, 60);
        answered(100, 99, 1);
        assertThat(minute.remaining(clock.instant())).isEqualTo(97);
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        minute.hold(Duration.ofSeconds(10), clock.instant());
        minute.hold(Duration.ofSeconds(2), clock.instant());

        clock.pass(Duration.ofSeconds(5));
        assertThat(minute.book(Priority.TEXT, clock.instant())).isFalse();
        assertThat(minute.held(clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void keepsToItsShareUntilGenesysTellsWhatTheOthersDo() {
        var shared = new Minute(270, () -> 3);
        assertThat(shared.remaining(clock.instant())).isEqualTo(90);

        shared.told(headers(300, 10, 60), clock.instant());

        assertThat(shared.remaining(clock.instant())).isEqualTo(260);
    }

    @Test
    void textsWaitForTheTimeWhenOneIsFreeAgain() {
        use(270);
        clock.pass(Duration.ofSeconds(20));

        assertThat(minute.turn("a", clock.instant())).isEqualTo(Duration.ofSeconds(40));
        clock.pass(Duration.ofSeconds(40));
        assertThat(minute.turn("a", clock.instant())).isZero();
    }

    @Test
    void oneWithManyTextsDoesNotAlwaysComeBeforeOneWithFew() {
        use(269);
        clock.pass(Duration.ofSeconds(30));
        assertThat(minute.turn("many", clock.instant())).isZero();
        minute.book(Priority.TEXT, clock.instant());

        assertThat(minute.turn("one", clock.instant())).isPositive();
        assertThat(minute.turn("many", clock.instant())).isPositive();
        clock.pass(Duration.ofSeconds(30));
        use(268);

        assertThat(minute.turn("many", clock.instant())).isPositive();
        assertThat(minute.turn("one", clock.instant())).isZero();
    }

    @Test
    void thoseInLineGoBeforeWhatIsLessImportant() {
        use(270);
        for (int i = 0; i < 250; i++) {
            minute.turn("waiting " + i, clock.instant());
        }
        clock.pass(Duration.ofSeconds(60));

        assertThat(minute.book(Priority.STATE, clock.instant())).isFalse();
        assertThat(minute.turn("waiting 0", clock.instant())).isZero();
    }

    @Test
    void whoDoesNotComeLosesThePlace() {
        use(270);
        minute.turn("gone", clock.instant());
        clock.pass(Duration.ofSeconds(60 + 11));
        use(269);

        assertThat(minute.turn("next", clock.instant())).isZero();
    }

    private void use(int requests) {
        IntStream.range(0, requests).forEach(i -> {
            minute.book(Priority.TEXT, clock.instant());
            minute.silent();
        });
    }

    private void answered(int allowed, int count, int reset) {
        minute.told(headers(allowed, count, reset), clock.instant());
    }

    private static Answer headers(int allowed, int count, int reset) {
        var headers = Map.of(Answer.ALLOWED, "" + allowed, Answer.COUNT, "" + count, Answer.RESET, "" + reset);
        return new Answer(200, headers, "");
    }
}
