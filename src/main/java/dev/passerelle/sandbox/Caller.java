package dev.passerelle.sandbox;

import jakarta.enterprise.context.RequestScoped;

/** Whose token came with the request, and what the filters have to remember until the answer. */
@RequestScoped
public class Caller {

    private Organisation organisation;
    private String correlationId = Ids.uuid();
    private RateWindow.Count count;
    private Faults.Fault fault;
    private byte[] body = {};

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

    Faults.Fault fault() {
        return fault;
    }

    void fault(Faults.Fault of) {
        fault = of;
    }

    byte[] body() {
        return body;
    }

    void body(byte[] of) {
        body = of;
    }
}
