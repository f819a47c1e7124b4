package dev.passerelle.rig;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at random moments while everybody talks. */
class CrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void losesNothingOnH2() {
        survivesKills(new Database.H2());
    }

    @Test
    void losesNothingOnPostgresql() {
        survivesKills(new Postgres());
    }

    private static void survivesKills(Database database) {
        var scale = Scale.ofThisRun();
        var report = new Report("kill -9 on " + database, scale);
        try (var world = World.on(database);
                var load = new Load(world, scale)) {
            load.start();
            var killing = new Killing(load, world.product, scale);
            killing.run();
            var verdict = load.settle(PATIENCE);
            killing.tell(report);
            report.end(verdict);
        }
    }
}
