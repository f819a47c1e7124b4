package dev.passerelle.conversation;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps event streams alive: proxies close what is silent. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeartbeatTimer {

    @Inject
    Streams streams;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void beat() {
        streams.heartbeat();
    }
}
