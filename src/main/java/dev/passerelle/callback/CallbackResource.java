package dev.passerelle.callback;

import dev.passerelle.connector.BotOfPath;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The secret with which a bot checks that a callback is ours. */
@Path("admin/v1/bots/{bot}/callback-secret")
@RequestScoped
@RolesAllowed({Caller.PLATFORM, Caller.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class CallbackResource {

    @Inject
    BotOfPath path;

    @Inject
    Callbacks callbacks;

    /** A secret, readable this once. */
    public record Issued(String secret) {

        @Override
        public String toString() {
            return "Issued[…]";
        }
    }

    @POST
    public Response issue(@PathParam("bot") String bot) {
        path.enter(bot);
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new Issued(callbacks.issueSecret()))
                .build();
    }
}
