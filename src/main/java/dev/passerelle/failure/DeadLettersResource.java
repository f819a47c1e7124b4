package dev.passerelle.failure;

import dev.passerelle.connector.BotOfPath;
import dev.passerelle.problem.Languages;
import dev.passerelle.problem.Page;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What did not arrive, of one bot, the newest first; replayed or let go. */
@Path("admin/v1/bots/{bot}/dead-letters")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    @Inject
    BotOfPath path;

    @Inject
    DeadLetters letters;

    @HeaderParam("Accept-Language")
    String acceptLanguage;

    @GET
    @Operation(summary = "What did not arrive, the newest first; reasons in the language of Accept-Language")
    public Response list(
            @PathParam("bot") String bot, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        path.enter(bot);
        var language = Languages.of(acceptLanguage);
        Page<DeadLetterDocument> page = letters.list(after, Page.Limit.of(limit), language);
        return Response.ok(page).language(language).build();
    }

    @POST
    @Path("{id}/replay")
    @Operation(
            summary = "Sends one again: a text to the end of its conversation's queue, under the id that it had",
            description = "409 when its conversation has ended, or is not known.")
    public Response replay(@PathParam("bot") String bot, @PathParam("id") String id) {
        path.enter(bot);
        letters.replay(id);
        return Response.accepted().build();
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sends many again: {\"all\":true}, or any of ids, conversationId, reason (a code), direction,"
                    + " failedFrom, failedBefore",
            description =
                    "Those to which everything given applies, the oldest first, so that several of a conversation keep"
                            + " their order. What belongs to an ended or unknown conversation is skipped and counted. At most about"
                            + " 10 000 in one call; \"more\" says that there may be others.")
    public Response replay(@PathParam("bot") String bot, @NotNull @Valid Selection selection) {
        path.enter(bot);
        return Response.accepted(letters.replay(selection)).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Takes one off the list; a text stays in the ledger, as failed")
    public void discard(@PathParam("bot") String bot, @PathParam("id") String id) {
        path.enter(bot);
        letters.discard(id);
    }
}
