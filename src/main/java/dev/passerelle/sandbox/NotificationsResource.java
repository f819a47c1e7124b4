package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notification channels can be made and subscribed to; nothing comes over them, so a client must poll anyway. */
@Path("api/v2/notifications/channels")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

    private static final String DETAIL = "analytics:conversationDetail:view";

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @POST
    @Consumes(MediaType.WILDCARD)
    public JsonObject open() {
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            var id = "streaming-0-" + Ids.message();
            organisation.channels.put(id, new ArrayList<>());
            return Wire.object(
                    "connectUri",
                    "wss://streaming.sandbox.invalid/channels/" + id,
                    "id",
                    id,
                    "expires",
                    sandbox.now().plus(Duration.ofHours(24)));
        });
    }

    @POST
    @Path("{id}/subscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject subscribe(
            @PathParam("id") String id, @QueryParam("ignoreErrors") boolean ignoreErrors, String text) {
        var organisation = caller.organisation();
        var topics = Body.list(text).stream()
                .map(each -> new Body(each.asJsonObject(), "").text("id"))
                .toList();
        var permitted = organisation.allowed().held(DETAIL);
        if (!permitted && !ignoreErrors && topics.stream().anyMatch(NotificationsResource::detail)) {
            throw GenesysError.missingPermissions(List.of(DETAIL));
        }
        return sandbox.in(organisation, () -> {
            if (!organisation.channels.containsKey(id)) {
                throw GenesysError.notFound();
            }
            organisation.channels.get(id).addAll(topics);
            return Wire.object(
                    "entities",
                    topics.stream().map(each -> topic(each, permitted)).toList());
        });
    }

    @PUT
    @Path("{id}/subscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject replace(
            @PathParam("id") String id, @QueryParam("ignoreErrors") boolean ignoreErrors, String text) {
        sandbox.in(
                caller.organisation(),
                () -> caller.organisation().channels.computeIfPresent(id, (key, before) -> new ArrayList<>()));
        return subscribe(id, ignoreErrors, text);
    }

    private static JsonObject topic(String id, boolean permitted) {
        var rejected = detail(id) && !permitted;
        return Wire.object(
                "id", id,
                "state", rejected ? "Rejected" : "Permitted",
                "rejectionReason", rejected ? "Missing permissions" : null,
                "missingPermissions", rejected ? List.of(DETAIL) : null,
                "selfUri", "/api/v2/notifications/topics/" + id);
    }

    private static boolean detail(String topic) {
        return topic.startsWith("v2.detail.events.");
    }
}
