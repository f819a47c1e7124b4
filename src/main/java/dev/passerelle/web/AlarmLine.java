package dev.passerelle.web;

import java.time.Instant;
import java.util.List;

/** What stands above every page while something of the chosen bot needs an administrator. Implemented by who knows. */
public interface AlarmLine {

    /** @param kind a key below {@code alarm.} in the bundles, with the subject as its argument */
    record Shown(String kind, String subject, String detail, Instant since) {}

    List<Shown> shown();
}
