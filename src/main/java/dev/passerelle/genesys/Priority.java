package dev.passerelle.genesys;

/** Who gives way to whom when a token's requests run short: each leaves a reserve to those before it. */
enum Priority {
    /** What a visitor says, and what makes it possible: it may take the last request. */
    TEXT(0, true),
    /** How a conversation stands. */
    STATE(40, true),
    /** How a queue stands: a figure that fails alone is no sign of an outage. */
    FIGURE(40, false),
    RECEIPT(60, true),
    TYPING(90, true);

    private final int reserve;
    private final boolean essential;

    Priority(int reserve, boolean essential) {
        this.reserve = reserve;
        this.essential = essential;
    }

    /** Requests of 270 that it leaves alone. */
    int reserve() {
        return reserve;
    }

    /** Whether an error of Genesys' own, as answer to this, says something about the whole organisation. */
    boolean isEssential() {
        return essential;
    }
}
