package dev.passerelle.sandbox;

import java.util.LinkedHashSet;
import java.util.Set;

/** Somebody at the desk; known by name, on queue for the queues listed. */
final class Operator {

    String id;
    String name;
    Set<String> queueIds = new LinkedHashSet<>();

    static Operator named(String name) {
        var operator = new Operator();
        operator.id = Ids.uuid();
        operator.name = name;
        return operator;
    }

    boolean onQueue(String queueId) {
        return queueIds.contains(queueId);
    }
}
