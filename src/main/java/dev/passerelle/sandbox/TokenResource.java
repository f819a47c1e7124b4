package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Genesys' login host. Its errors do not look like those of the API. */
@Path("login/oauth/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Figures figures;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response issue(
            @HeaderParam("Authorization") String authorization,
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret) {
        if (!"client_credentials".equals(grantType)) {
            return refuse(400, "unsupported_grant_type", "unsupported grant type");
        }
        var credentials = FrontDoor.Credentials.basic(authorization)
                .orElseGet(() -> new FrontDoor.Credentials(clientId, clientSecret));
        var organisation = sandbox.organisation(credentials.clientId()).orElse(null);
        if (organisation == null) {
            return refuse(400, "invalid_client", "client not found");
        }
        if (!same(organisation.clientSecret, credentials.clientSecret())) {
            return refuse(401, "invalid_client", "authentication failed");
        }
        figures.issued(organisation.clientId, sandbox.now());
        return Response.ok(token(organisation).toString()).build();
    }

    static JsonObject failure(String error, String description) {
        return Wire.object("error", error, "description", description, "error_description", description);
    }

    private JsonObject token(Organisation organisation) {
        return Wire.object(
                "access_token",
                sandbox.newToken(organisation),
                "token_type",
                "bearer",
                "expires_in",
                organisation.terms.tokenSeconds);
    }

    private static Response refuse(int status, String error, String description) {
        return Response.status(status)
                .entity(failure(error, description).toString())
                .build();
    }

    private static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
