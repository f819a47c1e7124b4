package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every failure as its path expects it: Genesys' API, Genesys' token endpoint, or a problem. */
@Provider
public class Errors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Errors.class.getName());

    @Context
    UriInfo uri;

    @Inject
    Caller caller;

    @Override
    public Response toResponse(Throwable failure) {
        var path = "/" + uri.getPath().replaceFirst("^/", "");
        if (failure instanceof Problem problem) {
            return problem.response();
        } else if (failure instanceof GenesysError error) {
            return answer(error, path);
        }
        int status = status(failure);
        if (FrontDoor.genesys(path)) {
            return answer(GenesysError.of(status), path);
        }
        return new Problem(status, Response.Status.fromStatusCode(status).getReasonPhrase(), null).response();
    }

    static String body(GenesysError error, String path, String correlationId) {
        return path.startsWith("/login/")
                ? TokenResource.failure("server_error", error.getMessage()).toString()
                : error.body(correlationId).toString();
    }

    private Response answer(GenesysError error, String path) {
        var response = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(error, path, caller.correlationId()));
        if (error.retryAfter() != null) {
            response.header("Retry-After", error.retryAfter());
        }
        return response.build();
    }

    private static int status(Throwable failure) {
        if (failure instanceof WebApplicationException web) {
            return web.getResponse().getStatus();
        }
        LOG.log(Level.WARNING, "The sandbox failed", failure);
        return 500;
    }
}
