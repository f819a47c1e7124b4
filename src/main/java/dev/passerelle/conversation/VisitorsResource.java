package dev.passerelle.conversation;

import dev.passerelle.connector.BotOfPath;
import dev.passerelle.security.Caller;
import dev.passerelle.security.Right;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A visitor's rights over what is kept: to have it, and to have it erased (GDPR). */
@Path("admin/v1/bots/{bot}/visitors/{visitor}")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class VisitorsResource {

    @Inject
    BotOfPath path;

    @Inject
    Visitors visitors;

    /** Somebody who is not known here has nothing to erase. */
    @DELETE
    public Visitors.Erased erase(@PathParam("bot") String bot, @PathParam("visitor") String visitor) {
        path.enter(bot);
        return visitors.erase(visitor);
    }

    @GET
    @Path("export")
    public Visitors.Export export(@PathParam("bot") String bot, @PathParam("visitor") String visitor) {
        path.enter(bot, Right.READ_TEXTS);
        return visitors.export(visitor);
    }
}
