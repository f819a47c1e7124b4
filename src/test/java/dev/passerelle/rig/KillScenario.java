package dev.passerelle.rig;

import java.time.Duration;

/** {@code kill -9} at random moments while everybody talks. */
final class KillScenario {

    private KillScenario() {}

    static void play(World world, Scale scale) {
        var report = new Report("kill -9 of the product, on " + world.database, scale);
        try (var load = new Load(world, scale)) {
            var killer = new Killer(world.product);
            load.start();
            new Moments(load, scale).each(killer);
            var verdict = load.settle(Duration.ofMinutes(4));
            report.note(killer.toString());
            report.end(verdict);
        }
    }
}
