package dev.passerelle.sandbox;

import java.time.Instant;

/** A queue, and the flow that routes to it: an integration bound to that flow fills this queue. */
record Queue(String id, String name, String flowId, Instant created) {

    static Queue named(String name, Instant now) {
        return new Queue(Ids.uuid(), name, Ids.uuid(), now);
    }
}
