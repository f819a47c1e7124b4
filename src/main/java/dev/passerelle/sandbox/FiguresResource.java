package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How often an organisation's client asked, how it was answered, and whether it waited as long as it was told. */
@Path("control/organisations/{clientId}/figures")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Figures figures;

    @GET
    public JsonObject figures(@PathParam("clientId") String clientId) {
        return figures.json(sandbox.known(clientId).clientId);
    }

    @DELETE
    public void clear(@PathParam("clientId") String clientId) {
        figures.clear(sandbox.known(clientId).clientId);
    }
}
