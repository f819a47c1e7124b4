package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** PostgreSQL stopped as if the power had gone, while everybody talks. */
final class DatabaseStopScenario {

    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_STOP_MILLIS = 4000;

    private DatabaseStopScenario() {}

    static void play(World world, Postgres postgres, Scale scale) {
        var report = new Report("PostgreSQL stopped with immediate", scale);
        var recoveries = new ArrayList<Duration>();
        try (var load = new Load(world, scale)) {
            load.start();
            new Moments(load, scale).each(random -> {
                postgres.stopImmediately();
                Waiting.pause(random.nextInt(LONGEST_STOP_MILLIS));
                postgres.start();
                recoveries.add(recovery(world.product));
            });
            var verdict = load.settle(Duration.ofMinutes(3));
            report.note("stopped " + recoveries.size() + " times; healthy again after " + Report.seconds(recoveries));
            report.end(verdict);
            assertThat(recoveries).allMatch(each -> each.compareTo(HEALTHY_WITHIN) <= 0);
        }
    }

    private static Duration recovery(Product product) {
        var began = Instant.now();
        Waiting.until("healthy after the database's return", Duration.ofMinutes(1), product::isReady);
        return Duration.between(began, Instant.now());
    }
}
