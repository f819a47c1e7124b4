package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An organisation from its operators' side; also how tests look at what reached it. */
@Path("desk/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeskResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Desk desk;

    @Inject
    DeskEvents events;

    @Inject
    Requests requests;

    @GET
    @Path("organisations")
    public JsonObject organisations() {
        return Wire.items(sandbox.organisations().stream()
                .map(each -> sandbox.look(each, () -> new DeskJson(each).overview()))
                .toList());
    }

    @GET
    @Path("organisations/{clientId}")
    public JsonObject organisation(@PathParam("clientId") String clientId) {
        return seen(clientId, DeskJson::overview);
    }

    @GET
    @Path("organisations/{clientId}/operators/{name}")
    public JsonObject seenBy(@PathParam("clientId") String clientId, @PathParam("name") String name) {
        return seen(clientId, desk -> desk.seenBy(desk.organisation().operator(name)));
    }

    /** On queue for these queues and no others. */
    @PUT
    @Path("organisations/{clientId}/operators/{name}")
    public JsonObject onQueue(@PathParam("clientId") String clientId, @PathParam("name") String name, String text) {
        desk.onQueue(sandbox.known(clientId), name, Fields.of(text, "onQueue").strings("onQueue"));
        return seenBy(clientId, name);
    }

    @DELETE
    @Path("organisations/{clientId}/operators/{name}")
    @Consumes(MediaType.WILDCARD)
    public void signOff(@PathParam("clientId") String clientId, @PathParam("name") String name) {
        desk.signOff(sandbox.known(clientId), name);
    }

    @GET
    @Path("organisations/{clientId}/waiting")
    public JsonObject waiting(@PathParam("clientId") String clientId) {
        return seen(clientId, desk -> Wire.items(desk.waiting()));
    }

    @GET
    @Path("organisations/{clientId}/conversations")
    public JsonObject conversations(
            @PathParam("clientId") String clientId,
            @QueryParam("state") String state,
            @QueryParam("customerId") String customerId) {
        return seen(
                clientId,
                desk -> Wire.items(desk.organisation().conversations.values().stream()
                        .filter(each -> state == null || each.state().equalsIgnoreCase(state))
                        .filter(each -> customerId == null || each.customerId.equals(customerId))
                        .map(desk::summary)
                        .toList()));
    }

    /** What clients of this organisation asked, oldest first. */
    @GET
    @Path("organisations/{clientId}/requests")
    public JsonObject requests(
            @PathParam("clientId") String clientId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("method") String method,
            @QueryParam("path") @DefaultValue("") String path) {
        var wanted = Pattern.compile(path);
        return Wire.items(requests
                .of(
                        sandbox.known(clientId).clientId,
                        each -> each.seq() > after
                                && (method == null || each.method().equalsIgnoreCase(method))
                                && wanted.matcher(each.path()).find())
                .stream()
                .map(Requests.Request::json)
                .toList());
    }

    @DELETE
    @Path("organisations/{clientId}/requests")
    @Consumes(MediaType.WILDCARD)
    public void forget(@PathParam("clientId") String clientId) {
        requests.clear(clientId);
    }

    /** The webhooks sent, or being sent, oldest first. */
    @GET
    @Path("organisations/{clientId}/webhooks")
    public JsonObject webhooks(
            @PathParam("clientId") String clientId, @QueryParam("conversationId") String conversationId) {
        return seen(
                clientId,
                desk -> Wire.items(List.copyOf(desk.organisation().postings).stream()
                        .filter(each -> conversationId == null || each.conversationId.equals(conversationId))
                        .map(DeskJson::posting)
                        .toList()));
    }

    /** A file as the desk shows it, whatever Genesys' own address asks of its callers. */
    @GET
    @Path("files/{id}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("id") String id) {
        var organisation = sandbox.offering(id).orElseThrow(() -> Problem.missing("file"));
        return DownloadsResource.answer(sandbox.look(organisation, () -> organisation.downloads.get(id)));
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@QueryParam("organisation") String clientId, @Context SseEventSink sink, @Context Sse sse) {
        events.open(sandbox.known(clientId).clientId, sink, sse);
    }

    private JsonObject seen(String clientId, Function<DeskJson, JsonObject> view) {
        var organisation = sandbox.known(clientId);
        return sandbox.look(organisation, () -> view.apply(new DeskJson(organisation)));
    }
}
