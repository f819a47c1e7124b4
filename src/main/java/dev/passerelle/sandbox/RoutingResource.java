package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;

/** Which flow, and so which queue, an integration's chats go to. */
@Path("api/v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoutingResource {

    private static final String RECIPIENTS = "routing/message/recipients";
    private static final String MANAGE = "routing:message:manage";

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Path(RECIPIENTS)
    @Needs(all = MANAGE)
    public JsonObject recipients(@Context UriInfo uri) {
        var page = Page.asked(uri, 100);
        var type = uri.getQueryParameters().getFirst("messengerType");
        var name = uri.getQueryParameters().getFirst("name");
        var organisation = caller.organisation();
        return sandbox.look(
                organisation,
                () -> page.of(organisation
                        .completed(sandbox.now())
                        .filter(each -> type == null || type.equals("open"))
                        .filter(each -> name == null || contains(each.name, name))
                        .map(this::json)
                        .toList()));
    }

    @GET
    @Path(RECIPIENTS + "/{id}")
    @Needs(all = MANAGE)
    public JsonObject recipient(@PathParam("id") String id) {
        return sandbox.look(caller.organisation(), () -> json(existing(id)));
    }

    @PUT
    @Path(RECIPIENTS + "/{id}")
    @Needs(all = MANAGE)
    public JsonObject bind(@PathParam("id") String id, String text) {
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            var integration = existing(id);
            var flow = Body.of(text).optionalObject("flow").map(each -> each.text("id"));
            if (flow.isPresent() && organisation.routed(flow.get()).isEmpty()) {
                throw GenesysError.notFound();
            }
            integration.flowId = flow.orElse(null);
            integration.modified = sandbox.now();
            return json(integration);
        });
    }

    /** One published flow for each queue. */
    @GET
    @Path("flows")
    @Needs(any = "architect:flow:view")
    public JsonObject flows(@Context UriInfo uri) {
        var page = Page.asked(uri, 100);
        var name = uri.getQueryParameters().getFirst("name");
        var organisation = caller.organisation();
        return sandbox.look(
                organisation,
                () -> page.of(organisation.queues.values().stream()
                        .filter(each -> name == null || contains(each.name(), name))
                        .map(each -> Wire.object(
                                "id",
                                each.flowId(),
                                "name",
                                each.name(),
                                "type",
                                "INBOUNDSHORTMESSAGE",
                                "active",
                                true,
                                "selfUri",
                                "/api/v2/flows/" + each.flowId()))
                        .toList()));
    }

    private Integration existing(String id) {
        return caller.organisation().recipient(id, sandbox.now()).orElseThrow(GenesysError::notFound);
    }

    private JsonObject json(Integration integration) {
        return integration.recipient(
                caller.organisation().routed(integration.flowId).orElse(null));
    }

    private static boolean contains(String name, String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted.replace("*", "").toLowerCase(Locale.ROOT));
    }
}
