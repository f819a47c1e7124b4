package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The automatic operator of an organisation. */
@Path("control/organisations/{clientId}/robot")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RobotResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Robots robots;

    @PathParam("clientId")
    String clientId;

    @GET
    public JsonObject read() {
        var organisation = sandbox.known(clientId);
        var robot = robots.of(organisation).orElseThrow(() -> Problem.missing("robot"));
        return sandbox.look(organisation, robot::json);
    }

    /** In place of the one that was: its count begins anew. */
    @PUT
    public JsonObject set(String text) {
        var fields = Fields.of(text, "operator", "accept", "queues", "echo", "write", "seed");
        var write = fields.object("write", "perSecond", "total", "conversations", "prefix");
        robots.set(
                sandbox.known(clientId),
                new Robot.Orders(
                        fields.optional("operator").orElse("Robot"),
                        !fields.has("accept") || fields.flag("accept"),
                        fields.strings("queues"),
                        fields.flag("echo"),
                        write.fraction("perSecond").orElse(0.0),
                        write.number("total").orElse(0),
                        customers(write),
                        write.optional("prefix").orElse("o-"),
                        fields.number("seed").orElse(null)));
        return read();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    public void remove() {
        robots.remove(sandbox.known(clientId));
    }

    /** {@code "all"}, or the ids of the visitors. */
    private static Set<String> customers(Fields write) {
        return write.body().json().get("conversations") instanceof JsonString
                ? Set.of()
                : Set.copyOf(write.strings("conversations"));
    }
}
