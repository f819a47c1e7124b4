package dev.passerelle.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.passerelle.connector.BotOfPath;
import dev.passerelle.problem.Page;
import dev.passerelle.security.Caller;
import dev.passerelle.security.Right;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A bot's conversations as an administrator sees them: with every try of every delivery. */
@Path("admin/v1/bots/{bot}/conversations")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    @Inject
    BotOfPath path;

    @Inject
    Conversations conversations;

    @Inject
    Histories histories;

    /** A conversation and its texts, also those that stand in no ledger, in the order in which they were stored. */
    public record History(@JsonUnwrapped ConversationDocument conversation, Page<Histories.Entry> messages) {}

    @GET
    public Page<ConversationDocument> list(
            @PathParam("bot") String bot,
            @QueryParam("visitorId") String visitorId,
            @QueryParam("status") String status,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        path.enter(bot);
        return conversations.list(visitorId, ConversationsResource.status(status), after, Page.Limit.of(limit));
    }

    @GET
    @Path("{id}")
    public History read(
            @PathParam("bot") String bot,
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        path.enter(bot, Right.READ_TEXTS);
        return new History(conversations.get(id), histories.of(id, after, Page.Limit.of(limit)));
    }
}
