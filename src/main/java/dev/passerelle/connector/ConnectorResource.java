package dev.passerelle.connector;

import dev.passerelle.genesys.Queue;
import dev.passerelle.problem.Languages;
import dev.passerelle.problem.Page;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The connector of a bot: how it is doing, and what can be asked of it. */
@Path("admin/v1/bots/{bot}/connector")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorResource {

    @Inject
    BotOfPath path;

    @Inject
    ConnectorAdministration connectors;

    @Inject
    ConnectionCheck check;

    @HeaderParam("Accept-Language")
    String acceptLanguage;

    @GET
    public Response status(@PathParam("bot") String bot) {
        path.enter(bot);
        return inWords(connectors.status(language()));
    }

    @POST
    @Path("check")
    public Response check(@PathParam("bot") String bot) {
        path.enter(bot);
        return inWords(check.stored(language()));
    }

    @POST
    @Path("sync")
    public Response sync(@PathParam("bot") String bot) {
        path.enter(bot);
        return inWords(connectors.sync(language()));
    }

    @GET
    @Path("queues")
    public Page<Queue> queues(
            @PathParam("bot") String bot, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        path.enter(bot);
        var most = Page.Limit.of(limit);
        return Page.after(after, connectors.queues(), most, Queue::id);
    }

    private Locale language() {
        return Languages.of(acceptLanguage);
    }

    private Response inWords(Object entity) {
        return Response.ok(entity).language(language()).build();
    }
}
