package dev.passerelle.rig;

import java.time.Duration;

/** Two processes on one PostgreSQL; one is killed, now this, now that, and the other goes on. */
final class TwoNodesScenario {

    private TwoNodesScenario() {}

    static void play(World world, Scale scale) {
        var report = new Report("two nodes, one of them killed with -9", scale);
        var other = world.secondNode();
        try (var load = new Load(world, scale)) {
            other.start();
            load.start();
            var killed = new int[1];
            new Moments(load, scale).each(random -> {
                var victim = random.nextBoolean() ? other : world.product;
                victim.kill();
                killed[0]++;
                // The one that is left has all of it for a while.
                Waiting.pause(random.nextInt(10_000));
                victim.start();
            });
            var verdict = load.settle(Duration.ofMinutes(3));
            report.note("killed " + killed[0] + " times");
            report.end(verdict);
        } finally {
            other.close();
        }
    }
}
