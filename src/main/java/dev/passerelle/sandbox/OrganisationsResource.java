package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/** Making and changing organisations: what a real one is given by its administrators, and how this one behaves. */
@Path("control/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganisationsResource {

    private static final String[] FIELDS = {"name", "clientId", "clientSecret", "permissions", "queues"};

    @Inject
    Sandbox sandbox;

    @Inject
    DeskEvents desk;

    @GET
    public JsonObject list(@QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("after") String after) {
        if (limit < 1 || limit > 500) {
            throw Fields.invalid("'limit' must be between 1 and 500.");
        }
        var all = sandbox.organisations().stream()
                .filter(each -> after == null || each.clientId.compareTo(after) > 0)
                .toList();
        var some = all.stream().limit(limit).toList();
        return Wire.object(
                "items",
                some.stream().map(this::shown).toList(),
                "next",
                all.size() > limit ? some.get(limit - 1).clientId : JsonValue.NULL);
    }

    @GET
    @Path("{clientId}")
    public JsonObject read(@PathParam("clientId") String clientId) {
        return shown(sandbox.known(clientId));
    }

    /** An organisation that is there already takes the new settings and keeps what is in it. */
    @POST
    public Response create(String text, @Context UriInfo uri) {
        var fields = Fields.of(text, Terms.FIELDS, FIELDS);
        var clientId = fields.text("clientId");
        var organisation = sandbox.organisation(clientId).orElseGet(() -> made(clientId));
        fields.text("name");
        fields.text("clientSecret");
        sandbox.in(organisation, () -> apply(organisation, fields));
        sandbox.add(organisation);
        var location = uri.getAbsolutePathBuilder().path(clientId).build();
        return Response.created(location).entity(shown(organisation)).build();
    }

    @PATCH
    @Path("{clientId}")
    public JsonObject change(@PathParam("clientId") String clientId, String text) {
        var organisation = sandbox.known(clientId);
        var fields = Fields.of(text, Terms.FIELDS, FIELDS);
        if (fields.optional("clientId").filter(each -> !each.equals(clientId)).isPresent()) {
            throw Fields.invalid("'clientId' cannot be changed.");
        }
        sandbox.in(organisation, () -> apply(organisation, fields));
        desk.trouble(clientId);
        return shown(organisation);
    }

    private Organisation made(String clientId) {
        var organisation = new Organisation();
        organisation.clientId = clientId;
        organisation.created = sandbox.now();
        var content = MessagingProfiles.defaultContent();
        organisation.supportedContents.put(Organisation.DEFAULT_CONTENT, content);
        return organisation;
    }

    /** Everything is read before anything is changed, so that a mistake changes nothing. */
    private Organisation apply(Organisation organisation, Fields fields) {
        var name = fields.optional("name").orElse(organisation.name);
        var secret = fields.optional("clientSecret").orElse(organisation.clientSecret);
        var permissions = fields.has("permissions") ? permissions(fields) : organisation.permissions;
        var queues = fields.strings("queues");
        var terms = organisation.terms.with(fields.only(Terms.FIELDS));
        organisation.name = name;
        organisation.clientSecret = secret;
        organisation.permissions = permissions;
        organisation.addQueues(queues, sandbox.now());
        organisation.change(terms);
        return organisation;
    }

    private static List<String> permissions(Fields fields) {
        if (!fields.body().has("permissions")) {
            return null;
        }
        var permissions = fields.strings("permissions");
        if (!permissions.stream().allMatch(each -> each.matches("[^:]+:[^:]+:[^:]+"))) {
            throw Fields.invalid("A permission has three parts, as in routing:queue:view.");
        }
        return new ArrayList<>(permissions);
    }

    private JsonObject shown(Organisation organisation) {
        return sandbox.look(organisation, () -> {
            var head = Wire.object(
                    "id", organisation.id,
                    "name", organisation.name,
                    "clientId", organisation.clientId,
                    "permissions", organisation.permissions == null ? JsonValue.NULL : organisation.permissions,
                    "queues",
                            organisation.queues.values().stream()
                                    .map(Queue::name)
                                    .toList());
            return Wire.merge(head, (JsonObject) Snapshot.write(organisation.terms));
        });
    }
}
