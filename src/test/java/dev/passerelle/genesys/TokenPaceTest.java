package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.work.Nodes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenPaceTest {

    private final TokenPace pace = new TokenPace();

    @Test
    void nobodyWaitsWhenNobodyAsks() {
        paced(1, 1);

        assertThat(pace.renewal(Duration.ZERO)).isTrue();
    }

    @Test
    void theNextHasToWaitForItsTurn() {
        paced(1, 1);
        pace.renewal(Duration.ZERO);

        assertThat(pace.renewal(Duration.ofMillis(50))).isFalse();
    }

    @Test
    void noMoreStartThanTheRateAllows() {
        paced(100, 1);
        var begun = System.nanoTime();

        for (int index = 0; index < 11; index++) {
            pace.urgent();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void nodesShareTheRate() {
        paced(100, 5);
        pace.renewal(Duration.ZERO);
        var begun = System.nanoTime();

        pace.renewal(Duration.ofMinutes(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void whoIsOnlyRenewedGivesWayToWhoeverWaits() throws Exception {
        paced(4, 1);
        pace.urgent();
        var inside = new CountDownLatch(1);
        var threads = Executors.newSingleThreadExecutor();
        try {
            threads.execute(() -> {
                inside.countDown();
                pace.urgent();
            });
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(50);

            assertThat(pace.renewal(Duration.ofMinutes(1))).isFalse();
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void paced(int perSecond, int alive) {
        pace.perSecond = perSecond;
        pace.nodes = new Nodes() {
            @Override
            public int alive() {
                return alive;
            }

            @Override
            public boolean isNew() {
                return false;
            }
        };
    }
}
