package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** The visitor's words on their way to Genesys. */
@Path("api/v2/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InboundResource {

    private static final String RECEIVE = "conversation:message:receive";

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @Inject
    DeskEvents desk;

    @Inject
    VisitorFiles files;

    @Inject
    Robots robots;

    @POST
    @Path("messages/{integration}/inbound/open/message")
    @Needs(all = RECEIVE)
    public Response message(
            @PathParam("integration") String integrationId,
            @QueryParam("prefetchConversationId") boolean prefetch,
            String text) {
        return accepted(take(integrationId, prefetch, text));
    }

    @POST
    @Path("messages/{integration}/inbound/open/event")
    @Needs(all = RECEIVE)
    public JsonObject event(@PathParam("integration") String integrationId, String text) {
        var body = Body.of(text);
        var typing = inbound(integrationId, inbound -> inbound.typing(body));
        typing.getValue().ifPresent(each -> desk.typing(caller.organisation().clientId, each.id));
        return typing.getKey();
    }

    @POST
    @Path("messages/{integration}/inbound/open/receipt")
    @Needs(all = RECEIVE)
    public JsonObject receipt(@PathParam("integration") String integrationId, String text) {
        var body = Body.of(text);
        return inbound(integrationId, inbound -> inbound.receipt(body));
    }

    @POST
    @Path("messages/{integration}/inbound/open/structured/response")
    @Needs(all = RECEIVE)
    public Response structured(@PathParam("integration") String integrationId, String text) {
        var body = Body.of(text);
        var accepted = inbound(integrationId, inbound -> inbound.structured(body));
        arrived(accepted);
        return accepted(accepted.answer());
    }

    /** The endpoint that the four above replaced: the integration stands in the body. */
    @POST
    @Path("messages/inbound/open")
    @Needs(all = RECEIVE)
    public Response deprecated(@QueryParam("prefetchConversationId") boolean prefetch, String text) {
        var body = Body.of(text);
        var type = body.oneOf("type", "OpenMessageType", "Text", "Receipt");
        var channel = body.object("channel");
        var direction = Wire.object("direction", "Inbound");
        if (type.equals("Receipt")) {
            var integrationId = channel.object("from").text("id");
            return accepted(receipt(integrationId, text));
        }
        return accepted(Wire.merge(take(channel.object("to").text("id"), prefetch, text), direction));
    }

    private JsonObject take(String integrationId, boolean prefetch, String text) {
        var body = Body.of(text);
        var accepted = inbound(integrationId, inbound -> inbound.message(body));
        arrived(accepted);
        return prefetch && caller.organisation().terms.tellsConversation
                ? Wire.merge(accepted.answer(), Wire.object("conversationId", accepted.conversation().id))
                : accepted.answer();
    }

    private Response accepted(JsonObject answer) {
        return Response.status(caller.organisation().terms.acceptedStatus)
                .entity(answer)
                .build();
    }

    private <T> T inbound(String integrationId, Function<Inbound, T> work) {
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            var now = sandbox.now();
            // One that is still being set up, or failed to be, takes nothing yet.
            var integration = organisation
                    .integration(integrationId, now)
                    .filter(each -> each.completed(now))
                    .orElseThrow(GenesysError::notFound);
            return work.apply(new Inbound(organisation, integration, now));
        });
    }

    private void arrived(Inbound.Accepted accepted) {
        var organisation = caller.organisation();
        files.fetch(organisation, accepted.message());
        robots.heard(organisation, accepted);
        if (organisation.terms.deliveryReceipts) {
            var posting = sandbox.in(organisation, () -> {
                var outbound = new Outbound(organisation, accepted.conversation(), sandbox.now());
                return outbound.receipt(accepted.message(), "Delivered", null);
            });
            sandbox.send(organisation, List.of(posting));
        }
    }
}
