package dev.passerelle.conversation;

import dev.passerelle.problem.JsonBody;
import dev.passerelle.problem.Numbers;
import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;

/** Conversations for bots, and for the chatbox of a single one. */
@Path("v1/conversations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConversationsResource {

    private static final int LONGEST_KEY = 255;

    @Inject
    Conversations conversations;

    @Inject
    Door door;

    /** What a visitor says. */
    public record Post(
            @Size(min = 1, max = 100) String clientMessageId,

            @NotNull @Size(min = 1, max = Escalation.LONGEST_TEXT)
            String text) {}

    /** How far a visitor has read. */
    public record Read(@NotNull @Min(0) Long upTo) {}

    /** How a visitor leaves. */
    public record End(Reason reason) {

        /** The only way out that a bot or a visitor has. */
        public enum Reason {
            VISITOR_LEFT
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Caller.BOT)
    public Response open(
            @NotNull @Valid Escalation escalation, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.invalid("/Idempotency-Key", "Size");
        }
        var opened = conversations.open(escalation, Optional.ofNullable(key));
        return Response.created(uri.getAbsolutePathBuilder().path(opened.id()).build())
                .entity(opened)
                .build();
    }

    @GET
    @RolesAllowed(Caller.BOT)
    public Page<ConversationDocument> list(
            @QueryParam("visitorId") String visitorId,
            @QueryParam("status") String status,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        return conversations.list(visitorId, status(status), after, Page.Limit.of(limit));
    }

    static Conversation.Status status(String name) {
        try {
            return name == null ? null : Conversation.Status.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/status", "unknown");
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public ConversationDocument get(@PathParam("id") String id, @Context HttpServletRequest request) {
        door.open(Caller.of(request), id);
        return conversations.get(id);
    }

    @GET
    @Path("{id}/messages")
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public Page<MessageDocument> messages(
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @Context HttpServletRequest request) {
        door.open(Caller.of(request), id);
        return conversations.messages(id, Numbers.natural("/after", after), Page.Limit.of(limit));
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public Response post(@PathParam("id") String id, @NotNull @Valid Post post, @Context HttpServletRequest request) {
        door.open(Caller.of(request), id);
        var posted = conversations.post(id, post.text(), post.clientMessageId());
        return Response.status(posted.again() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(posted.message())
                .build();
    }

    @POST
    @Path("{id}/typing")
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public void typing(@PathParam("id") String id, @Context HttpServletRequest request) {
        door.open(Caller.of(request), id);
        conversations.typing(id);
    }

    @POST
    @Path("{id}/read")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public void read(@PathParam("id") String id, @NotNull @Valid Read read, @Context HttpServletRequest request) {
        door.open(Caller.of(request), id);
        conversations.read(id, read.upTo());
    }

    /** The body may be left out, so it is read here and not by JAX-RS. */
    @POST
    @Path("{id}/end")
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public Response end(@PathParam("id") String id, byte[] body, @Context HttpServletRequest request)
            throws IOException {
        door.open(Caller.of(request), id);
        if (body != null && body.length > 0) {
            JsonBody.parse(body, End.class);
        }
        return Response.accepted(conversations.leave(id)).build();
    }
}
