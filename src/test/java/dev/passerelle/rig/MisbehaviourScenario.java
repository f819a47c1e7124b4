package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Genesys at its worst: answers lost, failures, stalls, resets, limits; webhooks three at once and out of order. */
final class MisbehaviourScenario {

    private static final String TEXTS = "/inbound/open/message";
    private static final int PERCENT_MET = 1;

    private MisbehaviourScenario() {}

    static void play(World world, Scale scale) {
        var report = new Report("Genesys misbehaving", scale);
        try (var load = new Load(world, scale)) {
            int limits = misbehave(load, scale);
            load.start();
            var verdict = load.settle(Duration.ofMinutes(Scale.number("misbehaviourMinutes", 6)));
            SandboxProcess.noFaults();
            int requests = count(load, "requests");
            int met = count(load, "met429");
            int tooEarly = count(load, "tooEarly");
            report.note(requests + " requests to Genesys, " + met + " met a 429, " + tooEarly
                    + " came before Retry-After ended");
            report.end(verdict);
            assertThat(tooEarly).as("requests before Retry-After ended").isZero();
            // Those that were ordered are met by whoever comes first.
            assertThat(met).as("requests that met a 429").isLessThanOrEqualTo(limits + requests * PERCENT_MET / 100);
        } finally {
            SandboxProcess.noFaults();
        }
    }

    /** @return how many 429 are ordered */
    private static int misbehave(Load load, Scale scale) {
        load.bots().forEach(bot -> {
            bot.change(Map.of(
                    "webhookCopies",
                    3,
                    "webhookCopiesProbability",
                    0.3,
                    "webhookShuffleMillis",
                    1500,
                    "rateLimit",
                    300));
            fault(scale, Map.of("match", TEXTS, "clientId", bot.clientId, "status", 429, "retryAfter", 2, "times", 1));
            fault(
                    scale,
                    Map.of(
                            "match",
                            TEXTS,
                            "clientId",
                            bot.clientId,
                            "status",
                            429,
                            "retryAfter",
                            3,
                            "retryAfterForm",
                            "date",
                            "times",
                            1));
        });
        often(scale, 0.15, Map.of("match", TEXTS, "afterAccept", true, "reset", true));
        often(scale, 0.15, Map.of("match", TEXTS, "afterAccept", true, "status", 504));
        often(scale, 0.01, Map.of("match", TEXTS, "stallMillis", 10_000));
        often(scale, 0.03, Map.of("match", "/api/v2/", "reset", true));
        often(scale, 0.20, Map.of("match", "/api/v2/", "status", 503));
        return 2 * load.bots().size();
    }

    private static void often(Scale scale, double probability, Map<String, ?> fault) {
        var fields = new HashMap<String, Object>(fault);
        fields.put("probability", probability);
        fields.put("times", null);
        fault(scale, fields);
    }

    private static void fault(Scale scale, Map<String, ?> fault) {
        var fields = new HashMap<String, Object>(fault);
        fields.put("seed", Math.abs((int) scale.seed() ^ fault.hashCode()));
        SandboxProcess.fault(fields);
    }

    private static int count(Load load, String figure) {
        return load.bots().stream()
                .mapToInt(bot -> bot.figures().path(figure).asInt())
                .sum();
    }
}
