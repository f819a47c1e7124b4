package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** How long things took, in milliseconds. */
record Latency(long p50, long p99, int count) {

    private static final int MAY_MOVE_PERCENT = 20;

    static Latency of(List<Duration> all) {
        var millis = all.stream().mapToLong(Duration::toMillis).sorted().toArray();
        return millis.length == 0
                ? new Latency(0, 0, 0)
                : new Latency(millis[millis.length / 2], millis[millis.length * 99 / 100], millis.length);
    }

    void isAsGoodAs(Latency other) {
        assertThat(p99).as("p99 beside " + other).isLessThan(other.p99 + other.p99 * MAY_MOVE_PERCENT / 100);
    }

    @Override
    public String toString() {
        return "p50 " + p50 + " ms, p99 " + p99 + " ms";
    }
}
