package dev.passerelle.connector;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A check that somebody watches: each result is there as soon as it is known. */
class RunningCheck {

    private final List<Check> results = new CopyOnWriteArrayList<>();

    private volatile boolean isOver;

    void add(Check result) {
        results.add(result);
    }

    void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }

    /** Whether Genesys has taken the credentials. */
    boolean isLetIn() {
        return results.stream().anyMatch(one -> one.id().equals("credentials") && one.ok());
    }

    /** Without being let in nothing else is looked at: then only the reason is worth reading. */
    List<Check> worthReading() {
        return isLetIn()
                ? List.copyOf(results)
                : results.stream().filter(one -> !one.id().contains(":")).toList();
    }
}
