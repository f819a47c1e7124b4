package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One organisation takes connections and never answers; nobody else may notice. */
final class DeadOrganisationScenario {

    private DeadOrganisationScenario() {}

    /** @param binding whether the latencies decide, which is only fair on a quiet machine and a long run */
    static void play(World world, Scale scale, boolean binding) {
        var report = new Report("one organisation dead, another at full load", scale);
        var healthy = new Bot(world.address, "rig", Map.of());
        var dying = new Bot(world.address, World.DEAD_REGION, Map.of());
        try (var own = new Load(world, scale, List.of(dying))) {
            // A cold server is slower than any neighbour makes it.
            run(world, scale, healthy);
            var alone = run(world, scale, healthy);
            own.start();
            own.awaitSpoken(scale.messages() / 4);
            world.genesysOfTheDead.hang(true);
            Waiting.pause(1000);
            var beside = run(world, scale, healthy);
            world.genesysOfTheDead.hang(false);
            report.note(
                    "to the operator: alone " + alone.toOperator() + ", beside the dead one " + beside.toOperator());
            report.note("to the visitor:  alone " + alone.toVisitor() + ", beside the dead one " + beside.toVisitor());
            // And the dead one, back again, has lost nothing either.
            report.end(own.settle(Duration.ofMinutes(8)));
            if (binding) {
                beside.toOperator().isAsGoodAs(alone.toOperator());
                beside.toVisitor().isAsGoodAs(alone.toVisitor());
            }
        } finally {
            world.genesysOfTheDead.hang(false);
        }
    }

    private record Figures(Latency toOperator, Latency toVisitor) {}

    private static Figures run(World world, Scale scale, Bot bot) {
        try (var load = new Load(world, scale, List.of(bot))) {
            load.start();
            assertThat(load.settle(Duration.ofMinutes(1)).flaws()).isEmpty();
            return new Figures(load.toOperator(), load.toVisitor());
        }
    }
}
