package dev.passerelle.operations;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server answers. Observers may prepare what is to be there, and say where; the console shows it when all are done. */
public class ServerReady {

    private final String localUrl;
    private final Map<String, String> lines = new LinkedHashMap<>();

    ServerReady(String localUrl) {
        this.localUrl = localUrl;
    }

    /** Where this server answers on this machine, whatever the outside world calls it. */
    public String localUrl() {
        return localUrl;
    }

    /** @param label what it is, a key of the bundle {@code operations} */
    public void announce(String label, String value) {
        lines.put(label, value);
    }

    Map<String, String> lines() {
        return lines;
    }
}
