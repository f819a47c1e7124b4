package dev.passerelle.sandbox;

import java.util.List;
import java.util.Random;

/** A time in milliseconds, or somewhere between two of them. */
record Span(int from, int to) {

    static final Span NONE = new Span(0, 0);

    private static final int LONGEST = 120_000;

    Span {
        if (from < 0 || to < from || to > LONGEST) {
            throw Fields.invalid("A time is between 0 and " + LONGEST + " ms, and a range has its lower end first.");
        }
    }

    /** @param random null where nobody asks for chance */
    int pick(Random random) {
        return from == to ? from : from + random.nextInt(to - from + 1);
    }

    /** As it was given: one number, or a list of two. */
    Object json() {
        return from == to ? from : List.of(from, to);
    }
}
