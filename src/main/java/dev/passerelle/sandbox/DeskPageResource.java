package dev.passerelle.sandbox;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;

/** The desk's page and its files. */
@Path("desk")
public class DeskPageResource {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    @Context
    ServletContext context;

    @GET
    public Response page() throws IOException {
        return file("desk.html");
    }

    @GET
    @Path("{file: [a-z]+\\.(css|js|svg)}")
    public Response file(@PathParam("file") String name) throws IOException {
        try (var stream = context.getResourceAsStream("/desk/" + name)) {
            if (stream == null) {
                throw new NotFoundException();
            }
            var type = TYPES.get(name.substring(name.indexOf('.') + 1));
            return Response.ok(stream.readAllBytes())
                    .type(type + ";charset=utf-8")
                    .header(
                            "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                                    + " form-action 'self'; frame-ancestors 'none'")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-cache")
                    .build();
        }
    }
}
