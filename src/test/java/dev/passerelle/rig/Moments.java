package dev.passerelle.rig;

import java.util.Random;
import java.util.function.Consumer;

/** Lets something happen under load, at moments that the seed decides. */
final class Moments {

    private static final int JITTER_MILLIS = 300;

    private final Load load;
    private final Scale scale;

    Moments(Load load, Scale scale) {
        this.load = load;
        this.scale = scale;
    }

    /** @param blow what happens, again and again; the load goes on meanwhile */
    void each(Consumer<Random> blow) {
        var random = scale.random("moments");
        // The first words are there before anybody speaks; the last twentieth is left for a quiet end.
        var moments = random.ints(scale.kills(), scale.conversations(), 2 * scale.messages() * 19 / 20)
                .sorted()
                .toArray();
        for (int moment : moments) {
            load.awaitSpoken(moment);
            Waiting.pause(random.nextInt(JITTER_MILLIS));
            blow.accept(random);
        }
    }
}
