package dev.passerelle.connector;

import dev.passerelle.audit.Audit;
import dev.passerelle.problem.Page;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who changed what of a bot, the newest first. */
@Path("admin/v1/bots/{bot}/audit")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    BotOfPath path;

    @Inject
    Audit audit;

    @GET
    public Page<Audit.Entry> list(
            @PathParam("bot") String bot, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        path.enter(bot);
        return audit.list(after, Page.Limit.of(limit));
    }
}
