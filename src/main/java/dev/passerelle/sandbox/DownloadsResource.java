package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** Files by their unguessable id: no token is needed, as with Genesys' download host. */
@Path("api/v2/downloads")
public class DownloadsResource {

    @Inject
    Sandbox sandbox;

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        return sandbox.organisations().stream()
                .map(each -> sandbox.look(each, () -> each.downloads.get(id)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(DownloadsResource::answer)
                .orElseThrow(GenesysError::notFound);
    }

    private static Response answer(Download download) {
        var name = download.filename().replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(download.bytes())
                .type(download.mime())
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }
}
