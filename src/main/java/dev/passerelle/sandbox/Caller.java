package dev.passerelle.sandbox;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** Whose token came with the request, and what the filters have to remember until the answer. */
@RequestScoped
public class Caller {

    private Organisation organisation;
    private String correlationId = Ids.uuid();
    private RateWindow.Count count;
    private Fault fault;
    private byte[] body = {};
    private String waitsFor;
    private Instant until;

    Organisation organisation() {
        return organisation;
    }

    void organisation(Organisation of) {
        organisation = of;
    }

    String correlationId() {
        return correlationId;
    }

    RateWindow.Count count() {
        return count;
    }

    void count(RateWindow.Count of) {
        count = of;
    }

    Fault fault() {
        return fault;
    }

    void fault(Fault of) {
        fault = of;
    }

    /** What a {@code Retry-After} would be for: the token, or the token endpoint. */
    String waitsFor() {
        return waitsFor;
    }

    void waitsFor(String of) {
        waitsFor = of;
    }

    /** When this caller may come back; null when he was told nothing. */
    Instant until() {
        return until;
    }

    void until(Instant of) {
        until = of;
    }

    byte[] body() {
        return body;
    }

    void body(byte[] of) {
        body = of;
    }
}
