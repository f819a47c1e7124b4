package dev.passerelle.connector;

import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.ApiKey;
import dev.passerelle.security.ApiKeys;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;

/** A bot's keys to the bot API. */
@Path("admin/v1/bots/{bot}/api-keys")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

    @Inject
    BotOfPath path;

    @Inject
    ApiKeys keys;

    /** What a key is for, in the administrator's words. */
    public record Wanted(@NotBlank @Size(max = 200) String label) {}

    /** A key without the key. */
    public record Listed(String id, String label, Instant createdAt) {

        static Listed of(ApiKey key) {
            return new Listed(key.id(), key.label(), key.createdAt());
        }
    }

    @GET
    public Page<Listed> list(
            @PathParam("bot") String bot, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        path.enter(bot);
        var all = keys.all().stream().map(Listed::of).toList();
        return Page.after(after, all, Page.Limit.of(limit), Listed::id);
    }

    @POST
    public Response issue(@PathParam("bot") String bot, @NotNull @Valid Wanted wanted, @Context UriInfo uri) {
        path.enter(bot);
        var issued = keys.issue(wanted.label());
        return Response.created(uri.getAbsolutePathBuilder().path(issued.id()).build())
                .header("Cache-Control", "no-store")
                .entity(issued)
                .build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("bot") String bot, @PathParam("id") String id) {
        path.enter(bot);
        if (!keys.revoke(id)) {
            throw Problem.notFound();
        }
    }
}
