package dev.passerelle.genesys;

import jakarta.ws.rs.ProcessingException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;

/** Failures as calls to Genesys end with, for tests of those who have to deal with them. */
public final class Answers {

    private Answers() {}

    public static GenesysException silence() {
        return Failures.ofTransport(new ProcessingException(new SocketTimeoutException()));
    }

    public static GenesysException status(int status) {
        return Failures.of(new Answer(status, Map.of(), "{}"), Instant.EPOCH);
    }
}
