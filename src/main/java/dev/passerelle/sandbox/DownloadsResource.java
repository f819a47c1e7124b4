package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Files by their unguessable id: no token is needed, as with Genesys' download host, unless the terms say so. */
@Path("api/v2/downloads")
public class DownloadsResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        var organisation = sandbox.offering(id).orElseThrow(GenesysError::notFound);
        if (organisation.terms.downloadsNeedToken && caller.organisation() != organisation) {
            throw GenesysError.unauthorized("authentication.required");
        }
        return answer(sandbox.look(organisation, () -> organisation.downloads.get(id)));
    }

    static Response answer(Download download) {
        var name = download.filename().replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(download.bytes())
                .type(download.mime())
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }
}
