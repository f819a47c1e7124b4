package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.genesys.Breaker.Pass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Ticking clock = new Ticking();
    private final Breaker breaker = new Breaker(3);

    @Test
    void opensAfterSoManyFailuresInARowAndSaysSoOnce() {
        assertThat(fail()).isFalse();
        assertThat(fail()).isFalse();
        assertThat(ask()).isEqualTo(Pass.GO);
        assertThat(fail()).isTrue();

        assertThat(ask()).isEqualTo(Pass.STOP);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(fail()).isFalse();
    }

    @Test
    void oneSuccessInBetweenStartsTheCountAnew() {
        fail();
        fail();
        assertThat(breaker.succeeded()).isFalse();
        fail();
        fail();

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void letsOneThroughAfterThePauseAndClosesWhenItSucceeds() {
        open();
        clock.pass(Duration.ofSeconds(1));

        assertThat(ask()).isEqualTo(Pass.PROBE);
        assertThat(ask()).isEqualTo(Pass.STOP);
        assertThat(breaker.succeeded()).isTrue();

        assertThat(ask()).isEqualTo(Pass.GO);
    }

    @Test
    void waitsLongerAfterEachProbeThatFails() {
        open();
        clock.pass(Duration.ofSeconds(1));
        for (var seconds : new int[] {5, 15, 30, 30}) {
            assertThat(ask()).isEqualTo(Pass.PROBE);
            assertThat(fail(true)).isFalse();
            assertThat(breaker.pause(clock.instant()))
                    .isBetween(Duration.ofSeconds(seconds / 2), Duration.ofSeconds(seconds + 2));
            clock.pass(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aProbeThatWasNotMadeLeavesItToTheNext() {
        open();
        clock.pass(LONGEST);
        ask();

        breaker.inconclusive();

        assertThat(ask()).isEqualTo(Pass.PROBE);
    }

    @Test
    void whatWasUnderWayWhenItOpenedMakesNoPauseLonger() {
        open();
        var before = breaker.pause(clock.instant());
        for (int i = 0; i < 20; i++) {
            fail();
        }

        assertThat(before).isLessThan(Duration.ofSeconds(3));
        assertThat(breaker.pause(clock.instant())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void manyWhoFailByOneFailureCountOnce() {
        var same = Failures.ofLoginTransport(new IllegalStateException());
        for (int i = 0; i < 20; i++) {
            breaker.failed(same, false, clock.instant());
        }

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aProbeThatFailsByAFailureThatIsRememberedLeavesTheWayToTheNextProbe() {
        var same = Failures.ofLoginTransport(new IllegalStateException());
        open();
        for (int i = 0; i < 3; i++) {
            clock.pass(LONGEST);
            assertThat(ask()).isEqualTo(Pass.PROBE);
            breaker.failed(same, true, clock.instant());
        }
    }

    private void open() {
        fail();
        fail();
        fail();
    }

    private boolean fail() {
        return fail(false);
    }

    private boolean fail(boolean probe) {
        return breaker.failed(Failures.ofTransport(new IllegalStateException()), probe, clock.instant());
    }

    private Pass ask() {
        return breaker.ask(clock.instant());
    }
}
