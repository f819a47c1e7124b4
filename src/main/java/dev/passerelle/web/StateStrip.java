package dev.passerelle.web;

import java.time.Instant;

/** What the strip above every page says about the chosen bot. The component that knows implements it. */
public interface StateStrip {

    /** A state by its name (a key below {@code state.} in the bundles) and since when it lasts. */
    record Shown(String state, Instant since) {}

    Shown shown();
}
