package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One leg of a conversation: the customer, a stay in a queue, or an agent. */
final class Participant {

    String id = Ids.uuid();
    String purpose;
    String name;
    String state;
    String disconnectType;
    String queueId;
    String userId;
    Map<String, String> attributes = new LinkedHashMap<>();
    List<String> messageIds = new ArrayList<>();
    Instant startAlertingTime;
    Instant connectedTime;
    Instant endTime;
    JsonObject wrapup;

    static Participant connected(String purpose, Instant now) {
        var participant = new Participant();
        participant.purpose = purpose;
        participant.state = "connected";
        participant.connectedTime = now;
        return participant;
    }

    static Participant alerting(Operator operator, String queueId, Instant now) {
        var participant = new Participant();
        participant.purpose = "agent";
        participant.name = operator.name;
        participant.userId = operator.id;
        participant.queueId = queueId;
        participant.state = "alerting";
        participant.startAlertingTime = now;
        return participant;
    }

    boolean is(String wanted) {
        return purpose.equals(wanted);
    }

    boolean live() {
        return !state.equals("disconnected");
    }

    boolean connected() {
        return state.equals("connected");
    }

    boolean alerts(Operator operator) {
        return state.equals("alerting") && operator.id.equals(userId);
    }

    void connect(Instant now) {
        state = "connected";
        connectedTime = now;
    }

    void disconnect(String type, Instant now) {
        if (live()) {
            state = "disconnected";
            disconnectType = type;
            endTime = now;
        }
    }
}
