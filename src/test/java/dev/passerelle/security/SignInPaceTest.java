package dev.passerelle.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInPaceTest {

    private static final String HERE = "192.0.2.1";

    private final Moved clock = new Moved();
    private final SignInPace pace = new SignInPace();

    SignInPaceTest() {
        pace.clock = clock;
    }

    private void wrong(String login, int times) {
        for (int i = 0; i < times; i++) {
            pace.wrong(login, HERE);
        }
    }

    @Test
    void fourWrongOnesCostNothing() {
        wrong("zoe", 4);

        assertThat(pace.wait("zoe", HERE)).isZero();
    }

    @Test
    void theFifthHasToWaitAndTheNextOneLonger() {
        wrong("zoe", 5);
        var first = pace.wait("zoe", HERE);
        clock.now = clock.now.plus(first);
        assertThat(pace.wait("zoe", HERE)).isZero();

        wrong("zoe", 1);

        assertThat(first).isPositive();
        assertThat(pace.wait("zoe", HERE)).isGreaterThan(first);
    }

    @Test
    void nobodyWaitsLongerThanAMinute() {
        wrong("zoe", 1000);

        assertThat(pace.wait("zoe", "192.0.2.2")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void wrongOnesFarApartAreForgotten() {
        for (int i = 0; i < 20; i++) {
            wrong("zoe", 1);
            clock.now = clock.now.plusSeconds(61);
        }

        assertThat(pace.wait("zoe", HERE)).isZero();
    }

    @Test
    void theRightOneMakesTheSlateClean() {
        wrong("zoe", 4);
        pace.right("zoe");

        wrong("zoe", 4);

        assertThat(pace.wait("zoe", HERE)).isZero();
    }

    @Test
    void manyLoginsFromOneAddressSlowThatAddressDown() {
        for (int i = 0; i < 40; i++) {
            wrong("login " + i, 1);
        }

        assertThat(pace.wait("another", HERE)).isPositive();
        assertThat(pace.wait("another", "192.0.2.2")).isZero();
    }

    private static final class Moved extends Clock {

        private Instant now = Instant.parse("2026-11-12T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
