package dev.passerelle.attachment;

import java.io.IOException;

/** A file is not what it begins as, or more than is looked at. */
class Unfit extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private Unfit(String why, boolean tooLarge) {
        super(why);
        this.tooLarge = tooLarge;
    }

    static Unfit broken(String why) {
        return new Unfit(why, false);
    }

    static Unfit tooLarge(String why) {
        return new Unfit(why, true);
    }

    boolean isTooLarge() {
        return tooLarge;
    }
}
