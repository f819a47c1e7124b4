package dev.passerelle.conversation;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps event streams alive, each every 15 s: proxies close what is silent. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeartbeatTimer {

    @Inject
    Streams streams;

    private int turn;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void beat() {
        streams.heartbeat(turn);
        turn = (turn + 1) % Streams.TURNS;
    }
}
