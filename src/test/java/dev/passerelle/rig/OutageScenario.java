package dev.passerelle.rig;

import java.time.Duration;
import java.time.Instant;

/** The product is away for so long that Genesys gives up on its webhooks, while operators go on writing. */
final class OutageScenario {

    private static final Duration PROMISED = Duration.ofMinutes(3);

    private OutageScenario() {}

    static void play(World world, Scale scale, Duration outage) {
        var report = new Report("the product away for " + outage.toSeconds() + " s", scale);
        try (var load = new Load(world, scale)) {
            load.start();
            load.awaitSpoken(scale.messages() / 2);
            world.product.kill();
            load.letOperatorsSpeak();
            Waiting.pause(outage.toMillis());
            var started = Instant.now();
            var start = world.product.start();
            var verdict = load.settle(PROMISED.minus(Duration.between(started, Instant.now())));
            report.note("ready " + start.toSeconds() + " s after the start, everything in its chat "
                    + Duration.between(started, Instant.now()).toSeconds() + " s after it");
            report.end(verdict);
        }
    }
}
