package dev.passerelle.sandbox;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What Genesys' gateway does before any call: size, faults, token and rate. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class FrontDoor implements ContainerRequestFilter {

    /** Genesys' {@code request.bytes.max}. */
    static final int MAX_BYTES = 512_000;

    private static final boolean ENABLED = Settings.enabled();

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @Inject
    Faults faults;

    @Inject
    RateWindow rates;

    @Inject
    Figures figures;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!ENABLED) {
            throw new NotFoundException();
        }
        var path = path(request);
        if (!genesys(path)) {
            return;
        }
        var token = token(request);
        caller.organisation(token.flatMap(sandbox::holding)
                .or(() -> basic(request).flatMap(sandbox::organisation))
                .orElse(null));
        if (path.startsWith("/api/")) {
            // The token endpoint's form is the container's to read, and holds a secret that is not to be recorded.
            readBody(request);
        }
        caller.waitsFor(path.startsWith("/login/") ? "" : token.orElse(""));
        if (caller.organisation() != null) {
            figures.arrived(caller.organisation().clientId, caller.waitsFor(), path, sandbox.now());
        }
        if (path.startsWith("/api/v2/") && !path.startsWith("/api/v2/downloads/")) {
            admit(request, token);
        }
        fail(request, path);
    }

    static boolean genesys(String path) {
        return path.startsWith("/api/") || path.startsWith("/login/");
    }

    static String path(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        return path.startsWith("/") ? path : "/" + path;
    }

    private void readBody(ContainerRequestContext request) throws IOException {
        if (request.getEntityStream() != null) {
            var body = request.getEntityStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw GenesysError.of(413);
            }
            caller.body(body);
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    private void fail(ContainerRequestContext request, String path) {
        var clientId = caller.organisation() == null ? null : caller.organisation().clientId;
        var fault = faults.next(
                        request.getMethod(), path, () -> new String(caller.body(), StandardCharsets.UTF_8), clientId)
                .orElse(null);
        if (fault == null) {
            return;
        }
        sleep(fault.effect().delay().pick(fault.random()));
        caller.fault(fault);
        if (fault.effect().fails() && !fault.effect().afterAccept()) {
            // What it is to look like is decided on the way out.
            request.abortWith(
                    Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
        }
    }

    private void admit(ContainerRequestContext request, Optional<String> token) {
        if (token.isEmpty()) {
            throw GenesysError.unauthorized("authentication.required");
        }
        var organisation = caller.organisation();
        if (organisation == null) {
            throw GenesysError.unauthorized("bad.credentials");
        }
        var now = sandbox.now();
        var expires = sandbox.look(organisation, () -> organisation.tokens.get(token.get()));
        if (expires == null || expires.isBefore(now)) {
            throw GenesysError.unauthorized("credentials.expired");
        }
        var count = rates.next(token.get(), organisation.terms.rateLimit, now);
        caller.count(count);
        if (count.exceeded()) {
            caller.until(now.plusSeconds(count.secondsLeft()));
            throw GenesysError.tooManyRequests(count.allowed(), count.secondsLeft());
        }
        organisation.apiBase = request.getUriInfo().getBaseUri().toString().replaceAll("/$", "");
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString("Authorization"))
                .filter(each -> each.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(each -> each.substring(7).strip())
                .filter(each -> !each.isEmpty());
    }

    private static Optional<String> basic(ContainerRequestContext request) {
        return Credentials.basic(request.getHeaderString("Authorization")).map(Credentials::clientId);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client's id and secret. */
    record Credentials(String clientId, String clientSecret) {

        static Optional<Credentials> basic(String header) {
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return Optional.empty();
            }
            try {
                var decoded = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = decoded.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }
}
