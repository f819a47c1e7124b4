package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The tokens of all organisations together: many bots that start at once must not ask for all of them at once. */
@Path("control/figures")
@Produces(MediaType.APPLICATION_JSON)
public class AllFiguresResource {

    @Inject
    Figures figures;

    @GET
    public JsonObject read() {
        return figures.json();
    }

    @DELETE
    public void clear() {
        figures.clear();
    }
}
