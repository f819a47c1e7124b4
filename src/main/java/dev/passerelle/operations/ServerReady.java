package dev.passerelle.operations;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server answers. Observers may prepare what is to be there, and say where; the console shows it when all are done. */
public class ServerReady {

    private final Map<String, String> lines = new LinkedHashMap<>();

    /** @param label what it is, a key of the bundle {@code operations} */
    public void announce(String label, String value) {
        lines.put(label, value);
    }

    Map<String, String> lines() {
        return lines;
    }
}
