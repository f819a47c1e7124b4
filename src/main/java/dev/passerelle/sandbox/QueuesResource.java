package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Queues and how long one waits in them. */
@Path("api/v2/routing/queues")
@Produces(MediaType.APPLICATION_JSON)
public class QueuesResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Needs(any = "routing:queue:view")
    public JsonObject list(@Context UriInfo uri) {
        return Page.asked(uri, 500).of(queues(uri));
    }

    @GET
    @Path("divisionviews")
    @Needs(all = "routing:queue:search")
    public JsonObject divisionViews(@Context UriInfo uri) {
        return Page.asked(uri, 100).of(queues(uri));
    }

    @GET
    @Path("divisionviews/all")
    @Needs(all = "routing:queue:search")
    public JsonObject allDivisionViews(@Context UriInfo uri) {
        return Page.asked(uri, 500).of(queues(uri));
    }

    @GET
    @Path("{id}")
    @Needs(any = "routing:queue:view")
    public JsonObject read(@PathParam("id") String id) {
        return sandbox.look(caller.organisation(), () -> json(existing(id)));
    }

    @GET
    @Path("{id}/estimatedwaittime")
    @Needs(all = "routing:queue:view")
    public JsonObject estimate(@PathParam("id") String id) {
        return sandbox.look(caller.organisation(), () -> estimate(existing(id)));
    }

    @GET
    @Path("{id}/mediatypes/{media}/estimatedwaittime")
    @Needs(all = "routing:queue:view")
    public JsonObject estimate(@PathParam("id") String id, @PathParam("media") String media) {
        if (!media.equalsIgnoreCase("message")) {
            return Wire.object("results", List.of());
        }
        return estimate(id);
    }

    private List<JsonObject> queues(UriInfo uri) {
        var asked = uri.getQueryParameters();
        var byName = Comparator.comparing((Queue each) -> each.name().toLowerCase(Locale.ROOT));
        var order = "desc".equalsIgnoreCase(asked.getFirst("sortOrder")) ? byName.reversed() : byName;
        return sandbox.look(
                caller.organisation(),
                () -> caller.organisation().queues.values().stream()
                        .filter(each -> asked.getFirst("name") == null || named(each, asked.getFirst("name")))
                        .filter(each ->
                                !asked.containsKey("id") || asked.get("id").contains(each.id()))
                        .sorted(order)
                        .map(this::json)
                        .toList());
    }

    /** Asterisks at the ends stand for anything. */
    private static boolean named(Queue queue, String pattern) {
        var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList();
        return Pattern.compile(String.join(".*", parts), Pattern.CASE_INSENSITIVE)
                .matcher(queue.name())
                .matches();
    }

    private JsonObject json(Queue queue) {
        var organisation = caller.organisation();
        var division = Wire.object(
                "id", organisation.id, "name", "Home", "selfUri", "/api/v2/authorization/divisions/" + organisation.id);
        long members = organisation.operators.size();
        return Wire.object(
                "id",
                queue.id(),
                "name",
                queue.name(),
                "division",
                division,
                "dateCreated",
                queue.created(),
                "memberCount",
                members,
                "userMemberCount",
                members,
                "joinedMemberCount",
                organisation.onQueue(queue.id()).count(),
                "selfUri",
                "/api/v2/routing/queues/" + queue.id());
    }

    /** No history, no estimate: the list is then empty. */
    private JsonObject estimate(Queue queue) {
        var organisation = caller.organisation();
        var fixed = organisation.terms.estimatedWaitSeconds;
        var waits = organisation.waits.getOrDefault(queue.id(), List.of());
        if (fixed == null && waits.isEmpty()) {
            return Wire.object("results", List.of());
        }
        double average = waits.stream().mapToLong(each -> each).average().orElse(0);
        long seconds = fixed != null ? fixed : Math.round(average * Math.max(1, organisation.waiting(queue.id())));
        var result = Wire.object("intent", "MESSAGE", "formula", "BEST", "estimatedWaitTimeSeconds", seconds);
        return Wire.object("results", List.of(result));
    }

    private Queue existing(String id) {
        var queue = caller.organisation().queues.get(id);
        if (queue == null) {
            throw GenesysError.notFound();
        }
        return queue;
    }
}
