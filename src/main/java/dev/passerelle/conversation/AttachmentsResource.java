package dev.passerelle.conversation;

import dev.passerelle.attachment.Handout;
import dev.passerelle.attachment.Uploads;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Files of a conversation, from and for the visitor. */
@Path("v1/conversations/{id}/attachments")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentsResource {

    @Inject
    Door door;

    @Inject
    Uploads uploads;

    @Inject
    FilePosts posts;

    @Inject
    Handout handout;

    /** The body is read here and not by JAX-RS, which would hold it in memory or write it anywhere. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Caller.BOT, Caller.CHAT})
    public Response post(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body,
            @Context HttpServletRequest request)
            throws IOException {
        door.open(Caller.of(request), id);
        try (var upload = uploads.read(body, type)) {
            var posted = posts.post(id, upload);
            return Response.status(posted.again() ? Response.Status.OK : Response.Status.ACCEPTED)
                    .entity(posted.message())
                    .build();
        }
    }

    @GET
    @Path("{attachment}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Caller.BOT, Caller.CHAT, Caller.ACCESS})
    public Response get(
            @PathParam("id") String id, @PathParam("attachment") String attachment, @Context HttpServletRequest request)
            throws IOException {
        door.open(Caller.of(request), id);
        var handed = handout.of(id, attachment);
        return Response.ok(handed.bytes(), handed.mediaType())
                .header("Content-Length", handed.size())
                .header("Content-Disposition", handed.disposition())
                .header("Cache-Control", "private, no-store")
                .header("Content-Security-Policy", Handout.POLICY)
                .build();
    }
}
