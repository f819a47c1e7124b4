package dev.passerelle.genesys;

/**
 * What an answer of Genesys means for what was asked. The same table, for people, is {@code docs/genesys-answers.md}; a test
 * keeps the two equal.
 */
public enum Verdict {
    /** 429: nothing is asked again before the pause has ended that Genesys wants. */
    WAIT(true, false, false),
    /** Something in between, or a request that came too slowly: later, with a growing pause. */
    AGAIN(true, false, false),
    /** Genesys is in trouble, and may have done what was asked all the same. */
    TROUBLE(true, true, true),
    /** No connection, or no token to be had: nothing can have arrived. */
    UNREACHABLE(true, false, true),
    /** The request left, and no answer came. */
    SILENCE(true, true, true),
    /** The request was kept back on this side: no budget, a pause, an outage that is known. */
    HELD(true, false, false),
    /** The token is refused: renewed once, repeated once, then again with a growing pause. */
    UNAUTHORISED(true, false, false),
    /** The OAuth client lacks a permission: an administrator is told, and it is tried again slowly. */
    FORBIDDEN(true, false, false),
    /** What was named does not exist. */
    GONE(false, false, false),
    /** More than Genesys takes at once. */
    TOO_LARGE(false, false, false),
    /** Genesys will never take this. */
    NEVER(false, false, false);

    private final boolean again;
    private final boolean maybeTaken;
    private final boolean outage;

    Verdict(boolean again, boolean maybeTaken, boolean outage) {
        this.again = again;
        this.maybeTaken = maybeTaken;
        this.outage = outage;
    }

    /** Of a status that is no success. What comes from something in between, as a redirect does, condemns nothing. */
    static Verdict of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORISED;
            case 403 -> FORBIDDEN;
            case 404, 410 -> GONE;
            case 407, 408 -> AGAIN;
            case 413 -> TOO_LARGE;
            case 429 -> WAIT;
            default -> status >= 500 ? TROUBLE : status >= 400 ? NEVER : AGAIN;
        };
    }

    /** Whether the same is worth asking again. */
    public boolean again() {
        return again;
    }

    /** Whether Genesys may have done what was asked, although it did not say so. */
    public boolean maybeTaken() {
        return maybeTaken;
    }

    /** Whether it is a sign that the organisation cannot be reached. */
    public boolean outage() {
        return outage;
    }
}
