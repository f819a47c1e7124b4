package dev.passerelle.connector;

import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Caller;
import dev.passerelle.security.Rights;
import dev.passerelle.web.SeenBots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Bots as whole configurations. */
@Path("admin/v1/bots")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BotsResource {

    @Inject
    SeenBots bots;

    @Inject
    Rights rights;

    @Inject
    BotOfPath path;

    @Inject
    Configurations configurations;

    @Inject
    ConnectorAdministration connectors;

    /** A bot in the list; its id is its slug. */
    public record Listed(String id, String name, ConnectorState state) {}

    @GET
    public Page<Listed> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        var most = Page.Limit.of(limit);
        var rows = bots.after(after == null ? "" : after)
                .limit(most.oneMore())
                .map(bot -> new Listed(bot.slug(), bot.name(), connectors.stateOf(bot.id())))
                .toList();
        return Page.of(rows, most, Listed::id);
    }

    @GET
    @Path("{bot}")
    public Response read(@PathParam("bot") String slug, @Context Request request) {
        path.enter(slug);
        var stored = configurations.read();
        var tag = new EntityTag(stored.etag());
        var unmet = request.evaluatePreconditions(tag);
        return (unmet == null ? Response.ok(stored.document()) : unmet).tag(tag).build();
    }

    @PUT
    @Path("{bot}")
    public Response write(
            @PathParam("bot") String slug,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("dryRun") String dryRun,
            @Context UriInfo uri,
            @NotNull @Valid BotDocument document) {
        path.mayWrite(slug);
        if (isDry(dryRun)) {
            return Response.ok(configurations.compare(slug, document, ifMatch)).build();
        }
        var stored = configurations.write(slug, document, ifMatch);
        var response = stored.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(stored.document())
                .tag(new EntityTag(stored.etag()))
                .build();
    }

    private static boolean isDry(String parameter) {
        if (parameter == null || parameter.equals("true") || parameter.equals("false")) {
            return "true".equals(parameter);
        }
        throw Problem.invalid("/dryRun", "wrong-type");
    }

    /** For who may make bots. */
    @DELETE
    @Path("{bot}")
    public Response erase(@PathParam("bot") String slug) {
        path.enter(slug);
        if (!rights.isPlatform()) {
            throw Problem.forbidden();
        }
        configurations.erase();
        return Response.accepted().build();
    }
}
