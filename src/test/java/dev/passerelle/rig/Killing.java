package dev.passerelle.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills the product under load, at moments that the seed decides, and starts it again. */
final class Killing {

    /** Some kills are followed by another one while the product is still coming up. */
    private static final int ONE_IN = 4;

    private static final int JITTER_MILLIS = 300;
    private static final int START_MILLIS = 15_000;

    private final Load load;
    private final Product product;
    private final Scale scale;
    private final Random random;
    final List<Duration> starts = new ArrayList<>();
    int duringStart;

    Killing(Load load, Product product, Scale scale) {
        this.load = load;
        this.product = product;
        this.scale = scale;
        this.random = scale.random("kills");
    }

    void run() {
        // The first words are there before anybody speaks; the last twentieth is left for a quiet end.
        var moments = random.ints(scale.kills(), scale.conversations(), 2 * scale.messages() * 19 / 20)
                .sorted()
                .toArray();
        for (int moment : moments) {
            load.awaitSpoken(moment);
            Waiting.pause(random.nextInt(JITTER_MILLIS));
            product.kill();
            if (random.nextInt(ONE_IN) == 0) {
                product.launch();
                Waiting.pause(random.nextInt(START_MILLIS));
                product.kill();
                duringStart++;
            }
            starts.add(product.start());
        }
    }

    void tell(Report report) {
        report.note("killed " + starts.size() + " times under load and " + duringStart
                + " times while starting; ready after "
                + starts.stream()
                        .map(start -> String.format("%.1f", start.toMillis() / 1000.0))
                        .toList() + " s");
    }
}
