package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** SIGTERM while everybody talks: what is being served is answered, and what is not is refused. */
final class TerminationScenario {

    private static final Duration EXIT_WITHIN = Duration.ofSeconds(10);

    private TerminationScenario() {}

    static void play(World world, Scale scale) {
        var report = new Report("SIGTERM of the product, on " + world.database, scale);
        try (var load = new Load(world, scale)) {
            load.start();
            load.awaitSpoken(scale.messages());
            var exit = world.product.terminate();
            var code = world.product.exitValue();
            var start = world.product.start();
            var verdict = load.settle(Duration.ofMinutes(3));
            report.note("exit " + code + " after " + Report.seconds(exit) + " s, ready again after "
                    + Report.seconds(start) + " s; stored and not answered: " + load.unanswered());
            report.end(verdict);
            assertThat(exit).isLessThanOrEqualTo(EXIT_WITHIN);
            assertThat(code).isIn(0, 143);
            assertThat(load.unanswered())
                    .as("requests that were served and not answered")
                    .isEmpty();
        }
    }
}
