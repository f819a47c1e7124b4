package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.function.Consumer;

/** Conversations as a client reads and ends them. */
@Path("api/v2/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationsResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Path("messages/{id}")
    public JsonObject read(@PathParam("id") String id) {
        var organisation = caller.organisation();
        if (organisation.terms.readConversationForbidden) {
            throw GenesysError.of(403);
        }
        return sandbox.look(organisation, () -> new ConversationJson(organisation, existing(id)).whole());
    }

    @GET
    @Path("{id}")
    @Needs(all = "conversation:communication:view")
    public JsonObject readAnyMedia(@PathParam("id") String id) {
        return read(id);
    }

    @PATCH
    @Path("messages/{id}")
    @Needs(any = {"conversation:communication:disconnect", "conversation:message:park"})
    public JsonObject end(@PathParam("id") String id, String text) {
        Body.of(text).oneOf("state", "ConversationState", "disconnected");
        endLive(id, conversation -> conversation.endAll("client", sandbox.now()));
        return read(id);
    }

    @POST
    @Path("{id}/disconnect")
    @Consumes(MediaType.WILDCARD)
    @Needs(any = "conversation:communication:disconnect")
    public Response tearDown(@PathParam("id") String id) {
        endLive(id, conversation -> conversation.endAll("system", sandbox.now()));
        return Response.accepted().build();
    }

    @PATCH
    @Path("messages/{id}/participants/{participant}")
    @Needs(
            any = {
                "conversation:participant:wrapup",
                "conversation:call:record",
                "conversation:communication:disconnect"
            })
    public Response endOne(@PathParam("id") String id, @PathParam("participant") String participantId, String text) {
        var body = Body.of(text);
        body.oneOf("state", "ParticipantState", "disconnected");
        endLive(id, conversation -> {
            var participant = conversation.participant(participantId).orElseThrow(GenesysError::notFound);
            if (!participant.live()) {
                throw GenesysError.conflict();
            }
            conversation.end(participant, "client", sandbox.now());
        });
        return Response.accepted().build();
    }

    @GET
    @Path("messages/{id}/messages/{message}")
    @Needs(any = {"conversation:message:view", "conversation:webmessaging:view"})
    public JsonObject message(
            @PathParam("id") String id,
            @PathParam("message") String messageId,
            @QueryParam("useNormalizedMessage") boolean normalized) {
        var organisation = caller.organisation();
        return sandbox.look(organisation, () -> {
            var conversation = existing(id);
            var message = conversation.messages.get(messageId);
            if (message == null) {
                throw GenesysError.notFound();
            }
            return new ConversationJson(organisation, conversation).message(message, normalized);
        });
    }

    /** Up to a hundred at once; those that are not there are left out. */
    @POST
    @Path("messages/{id}/messages/bulk")
    @Needs(any = {"conversation:message:view", "conversation:webmessaging:view"})
    public JsonObject messages(
            @PathParam("id") String id, @QueryParam("useNormalizedMessage") boolean normalized, String text) {
        var organisation = caller.organisation();
        var wanted = Body.list(text).stream()
                .map(each -> each instanceof JsonString string ? string.getString() : "")
                .toList();
        return sandbox.look(organisation, () -> {
            var conversation = existing(id);
            var json = new ConversationJson(organisation, conversation);
            return Wire.object(
                    "entities",
                    wanted.stream()
                            .map(conversation.messages::get)
                            .filter(Objects::nonNull)
                            .map(each -> json.message(each, normalized))
                            .toList());
        });
    }

    @GET
    @Path("messages/{message}/details")
    @Needs(any = {"conversation:message:view", "conversation:webmessaging:view"})
    public JsonObject details(
            @PathParam("message") String messageId, @QueryParam("useNormalizedMessage") boolean normalized) {
        var organisation = caller.organisation();
        return sandbox.look(organisation, () -> {
            var conversation = organisation.conversationOf(messageId).orElseThrow(GenesysError::notFound);
            return message(conversation.id, messageId, normalized);
        });
    }

    /** Who comes too late is told so: for a client that wanted the end, that is success. */
    private void endLive(String id, Consumer<Conversation> end) {
        sandbox.in(caller.organisation(), () -> {
            var conversation = existing(id);
            if (!conversation.live()) {
                throw GenesysError.conflict();
            }
            end.accept(conversation);
            return conversation;
        });
    }

    private Conversation existing(String id) {
        var conversation = caller.organisation().conversations.get(id);
        if (conversation == null) {
            throw GenesysError.notFound();
        }
        return conversation;
    }
}
