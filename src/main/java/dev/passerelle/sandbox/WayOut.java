package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** The headers that every answer of Genesys has, the faults that come after the work, and the record of the call. */
@Provider
public class WayOut implements ContainerResponseFilter {

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @Inject
    Requests requests;

    @Inject
    Figures figures;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var path = FrontDoor.path(request);
        if (!FrontDoor.genesys(path)) {
            return;
        }
        var fault = caller.fault();
        if (fault != null) {
            FrontDoor.sleep(fault.effect().stall().pick(fault.random()));
            fail(response, fault.effect(), path);
        }
        var headers = response.getHeaders();
        headers.putSingle("ININ-Correlation-Id", caller.correlationId());
        headers.putSingle("Cache-Control", "no-cache, no-store, must-revalidate");
        var count = caller.count();
        if (count != null) {
            headers.putSingle("inin-ratelimit-count", count.used());
            headers.putSingle("inin-ratelimit-allowed", count.allowed());
            headers.putSingle("inin-ratelimit-reset", count.secondsLeft());
        }
        record(request, response, path);
    }

    private void fail(ContainerResponseContext response, Fault.Effect effect, String path) {
        if (effect.reset()) {
            Connections.cut();
        } else if (effect.fails()) {
            var now = sandbox.now();
            caller.until(effect.until(now));
            answer(response, effect.error(now), path);
            if (effect.status() == 429 && caller.count() != null) {
                caller.count(caller.count().spent(effect.retryAfter(), now));
            }
        }
    }

    private void answer(ContainerResponseContext response, GenesysError error, String path) {
        response.setStatus(error.status());
        response.setEntity(Errors.body(error, path, caller.correlationId()), null, MediaType.APPLICATION_JSON_TYPE);
        if (error.retryAfter() != null) {
            response.getHeaders().putSingle("Retry-After", error.retryAfter());
        }
    }

    private void record(ContainerRequestContext request, ContainerResponseContext response, String path) {
        if (caller.organisation() != null) {
            var cut = caller.fault() != null && caller.fault().effect().reset();
            int status = cut ? 0 : response.getStatus();
            figures.answered(
                    caller.organisation().clientId,
                    caller.waitsFor(),
                    cut ? "reset" : String.valueOf(status),
                    sandbox.now(),
                    caller.until());
            requests.add(
                    caller.organisation().clientId,
                    new Requests.Request(
                            requests.nextSequence(),
                            sandbox.now(),
                            request.getMethod(),
                            path,
                            request.getUriInfo().getRequestUri().getRawQuery(),
                            status,
                            caller.correlationId(),
                            request.getHeaderString("Content-Type"),
                            new String(caller.body(), StandardCharsets.UTF_8)));
        }
    }
}
