package dev.passerelle.conversation;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps event streams alive, each every 15 s: proxies close what is silent. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeartbeatTimer {

    private static final Logger LOG = Logger.getLogger(HeartbeatTimer.class.getName());

    @Inject
    Streams streams;

    private int turn;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void beat() {
        try {
            streams.heartbeat(turn);
        } catch (RuntimeException storeIsAway) {
            // Thrown twice, it would be taken for broken: the container then lets it rest for five minutes.
            LOG.log(Level.WARNING, "Streams that are behind could not be looked for: {0}", storeIsAway.toString());
        }
        turn = (turn + 1) % Streams.TURNS;
    }
}
