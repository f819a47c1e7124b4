package dev.passerelle.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Kills the product and starts it again; sometimes it kills it while it is still coming up, too. */
final class Killer implements Consumer<Random> {

    private static final int ONE_IN = 4;
    private static final int START_MILLIS = 12_000;

    private final Product product;
    private final List<Duration> starts = new ArrayList<>();
    private int duringStart;

    Killer(Product product) {
        this.product = product;
    }

    @Override
    public void accept(Random random) {
        product.kill();
        if (random.nextInt(ONE_IN) == 0) {
            product.launch();
            Waiting.pause(random.nextInt(START_MILLIS));
            product.kill();
            duringStart++;
        }
        starts.add(product.start());
    }

    @Override
    public String toString() {
        return "killed " + starts.size() + " times under load and " + duringStart
                + " times while starting; ready after " + Report.seconds(starts);
    }
}
