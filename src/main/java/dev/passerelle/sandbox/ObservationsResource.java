package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Statistics of queues at this moment. */
@Path("api/v2/analytics/queues/observations/query")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ObservationsResource {

    private static final String[] METRICS = {
        "oActiveUsers",
        "oAlerting",
        "oInteracting",
        "oMemberUsers",
        "oOffQueueUsers",
        "oOnQueueUsers",
        "oUserPresences",
        "oUserRoutingStatuses",
        "oWaiting"
    };

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    /** What is asked: queues, media, metrics. */
    private record Query(Set<String> queueIds, Set<String> media, List<String> metrics) {}

    @POST
    @Needs(any = "analytics:queueObservation:view")
    public JsonObject observe(String text) {
        var query = read(Body.of(text));
        var organisation = caller.organisation();
        return sandbox.look(organisation, () -> {
            var results = organisation.queues.values().stream()
                    .filter(each ->
                            query.queueIds().isEmpty() || query.queueIds().contains(each.id()))
                    .flatMap(each -> groups(new QueueObservation(organisation, each.id()), query))
                    .toList();
            return Wire.object("results", results, "systemToOrganizationMappings", Wire.object());
        });
    }

    /** A media predicate hides the users, who belong to no medium. */
    private static Stream<JsonObject> groups(QueueObservation observation, Query query) {
        var users = query.media().isEmpty() ? observation.users(query.metrics()) : List.<JsonObject>of();
        var messages = query.media().isEmpty() || query.media().contains("message")
                ? observation.conversations(query.metrics())
                : List.<JsonObject>of();
        var id = observation.queueId();
        return Stream.of(
                        group(Wire.object("queueId", id), users),
                        group(Wire.object("queueId", id, "mediaType", "message"), messages))
                .flatMap(List::stream);
    }

    private static List<JsonObject> group(JsonObject key, List<JsonObject> data) {
        return data.isEmpty() ? List.of() : List.of(Wire.object("group", key, "data", data));
    }

    private static Query read(Body body) {
        var filter = body.object("filter");
        filter.oneOf("type", "FilterType", "and", "or");
        var predicates = Stream.concat(
                        filter.objects("predicates").stream(),
                        filter.objects("clauses").stream().flatMap(each -> each.objects("predicates").stream()))
                .toList();
        var metrics = body.strings("metrics");
        if (metrics.isEmpty()) {
            throw GenesysError.missingProperty(".metrics");
        }
        metrics.forEach(
                each -> new Body(Wire.object("metric", each), "").oneOf("metric", "QueueObservationMetric", METRICS));
        return new Query(values(predicates, "queueId"), values(predicates, "mediaType"), metrics);
    }

    private static Set<String> values(List<Body> predicates, String dimension) {
        return predicates.stream()
                .filter(each -> each.oneOf("dimension", "Dimension", "queueId", "mediaType")
                        .equals(dimension))
                .flatMap(each -> each.optional("value").stream())
                .collect(java.util.stream.Collectors.toSet());
    }
}
