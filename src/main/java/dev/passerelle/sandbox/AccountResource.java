package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who the caller is and what he may do. */
@Path("api/v2")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Path("tokens/me")
    public JsonObject token() {
        var organisation = caller.organisation();
        var named = Wire.object("id", organisation.id, "name", organisation.name);
        return Wire.object(
                "organization",
                named,
                "homeOrganization",
                named,
                "authorizedScope",
                List.of(),
                "OAuthClient",
                Wire.merge(client(organisation), Wire.object("organization", named)));
    }

    @GET
    @Path("authorization/subjects/me")
    public JsonObject subject() {
        var organisation = caller.organisation();
        return Wire.object(
                "id",
                organisation.clientId,
                "name",
                "",
                "grants",
                List.of(organisation
                        .allowed()
                        .grant(organisation.clientId, organisation.created, organisation.terms.rolesShown)),
                "version",
                1,
                "selfUri",
                "/api/v2/authorization/subjects/" + organisation.clientId);
    }

    @GET
    @Path("organizations/me")
    public JsonObject organisation() {
        var organisation = caller.organisation();
        return Wire.object(
                "id",
                organisation.id,
                "name",
                organisation.name,
                "thirdPartyOrgName",
                organisation.name,
                "defaultLanguage",
                "fr",
                "defaultCountryCode",
                "FR",
                "domain",
                "sandbox",
                "version",
                1,
                "state",
                "active",
                "productPlatform",
                "GenesysCloud",
                "features",
                Wire.object("messaging", true),
                "selfUri",
                "/api/v2/organizations/" + organisation.id);
    }

    @GET
    @Path("oauth/clients/{id}")
    @Needs(any = "oauth:client:view")
    public JsonObject client(@PathParam("id") String id) {
        var organisation = caller.organisation();
        if (!organisation.clientId.equals(id)) {
            throw GenesysError.notFound();
        }
        return Wire.merge(
                client(organisation),
                Wire.object(
                        "accessTokenValiditySeconds",
                        organisation.terms.tokenSeconds,
                        "dateCreated",
                        organisation.created,
                        "selfUri",
                        "/api/v2/oauth/clients/" + id));
    }

    @GET
    @Path("users/{id}")
    public JsonObject user(@PathParam("id") String id) {
        var organisation = caller.organisation();
        return sandbox.look(
                organisation,
                () -> organisation.operators.values().stream()
                        .filter(each -> each.id.equals(id))
                        .findFirst()
                        .map(each -> Wire.object(
                                "id", id, "name", each.name, "state", "active", "selfUri", "/api/v2/users/" + id))
                        .orElseThrow(GenesysError::notFound));
    }

    @GET
    @Path("ipranges")
    public JsonObject addresses() {
        var range = Wire.object(
                "cidr", "127.0.0.1/32", "service", "open-messaging", "region", "sandbox", "direction", "outbound");
        return Wire.object("entities", List.of(range));
    }

    private static JsonObject client(Organisation organisation) {
        return Wire.object(
                "id",
                organisation.clientId,
                "name",
                "Bot livechat connector",
                "authorizedGrantType",
                "CLIENT-CREDENTIALS",
                "scope",
                List.of(),
                "roleDivisions",
                List.of(Permissions.roleDivision()),
                "state",
                "active");
    }
}
