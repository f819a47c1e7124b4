package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The figures of one queue. What is nought is left out, as Genesys does. */
record QueueObservation(Organisation organisation, String queueId) {

    /** Of operators: in a group without a medium. */
    List<JsonObject> users(List<String> metrics) {
        long busy = organisation.onQueue(queueId).filter(organisation::busy).count();
        long on = organisation.onQueue(queueId).count();
        long members = organisation.operators.size();
        return kept(
                metrics,
                metric("oOnQueueUsers", "IDLE", on - busy),
                metric("oOnQueueUsers", "INTERACTING", busy),
                metric("oMemberUsers", null, members),
                metric("oActiveUsers", null, members),
                metric("oOffQueueUsers", null, members - on));
    }

    /** Of conversations: in the group of the medium. */
    List<JsonObject> conversations(List<String> metrics) {
        return kept(
                metrics,
                metric("oWaiting", null, organisation.waiting(queueId)),
                metric("oInteracting", null, agents("connected")),
                metric("oAlerting", null, agents("alerting")));
    }

    private long agents(String state) {
        return organisation
                .live()
                .flatMap(each -> each.participants.stream())
                .filter(each -> each.is("agent") && each.state.equals(state) && queueId.equals(each.queueId))
                .count();
    }

    private static List<JsonObject> kept(List<String> metrics, JsonObject... all) {
        return Stream.of(all)
                .filter(each -> metrics.contains(each.getString("metric")))
                .filter(each -> each.getJsonObject("stats").getInt("count") > 0)
                .toList();
    }

    private static JsonObject metric(String name, String qualifier, long count) {
        return Wire.object("metric", name, "qualifier", qualifier, "stats", Wire.object("count", count));
    }
}
