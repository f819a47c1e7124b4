package dev.passerelle.web;

import java.time.Instant;

/** What the strip above every page says about the chosen bot. The component that knows implements it. */
public interface StateStrip {

    /**
     * How the chosen bot is connected.
     *
     * @param state by its name, a key below {@code strip.} in the bundles
     * @param instead where the bot is connected to, when that is not Genesys itself; else null
     */
    record Shown(String state, Instant since, String instead) {}

    Shown shown();
}
