package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Open Messaging integrations. */
@Path("api/v2/conversations/messaging/integrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntegrationsResource {

    private static final int SECRET_LONGER_THAN = 15;

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Needs(all = "messaging:integration:view")
    public JsonObject allPlatforms(@Context UriInfo uri) {
        return list(uri);
    }

    @GET
    @Path("open")
    @Needs(all = "messaging:integration:view")
    public JsonObject list(@Context UriInfo uri) {
        var page = Page.asked(uri, 100);
        var organisation = caller.organisation();
        var now = sandbox.now();
        return sandbox.look(
                organisation,
                () -> page.of(organisation.integrations.values().stream()
                        .filter(each -> each.exists(now))
                        .map(each -> each.json(now))
                        .toList()));
    }

    @POST
    @Path("open")
    @Needs(all = "messaging:integration:add")
    public JsonObject create(String text) {
        var body = Body.of(text);
        body.text("outboundNotificationWebhookUrl");
        body.text("outboundNotificationWebhookSignatureSecretToken");
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            var integration = opened(organisation, body.text("name"));
            apply(organisation, integration, body);
            organisation.integrations.put(integration.id, integration);
            return integration.json(sandbox.now());
        });
    }

    @GET
    @Path("open/{id}")
    @Needs(all = "messaging:integration:view")
    public JsonObject read(@PathParam("id") String id) {
        return sandbox.look(caller.organisation(), () -> existing(id).json(sandbox.now()));
    }

    @PATCH
    @Path("open/{id}")
    @Needs(all = "messaging:integration:edit")
    public JsonObject update(@PathParam("id") String id, String text) {
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            var integration = existing(id);
            var body = Body.of(text);
            var name = body.text("name");
            refuseTaken(organisation, integration, name);
            apply(organisation, integration, body);
            integration.name = name;
            integration.modified = sandbox.now();
            return integration.json(sandbox.now());
        });
    }

    /** Effective only after a while, as with the real one: what follows at once still finds it. */
    @DELETE
    @Path("open/{id}")
    @Consumes(MediaType.WILDCARD)
    @Needs(all = "messaging:integration:delete")
    public Response delete(@PathParam("id") String id) {
        var organisation = caller.organisation();
        return sandbox.in(organisation, () -> {
            existing(id).goneAt = sandbox.now().plusMillis(organisation.terms.deleteDelayMillis);
            return Response.ok().build();
        });
    }

    private Integration existing(String id) {
        return caller.organisation().integration(id, sandbox.now()).orElseThrow(GenesysError::notFound);
    }

    private Integration opened(Organisation organisation, String name) {
        var integration = new Integration();
        integration.id = Ids.uuid();
        // Clients must read it from the answer, not take it for the integration's own id.
        integration.recipientId = Ids.uuid();
        integration.name = name;
        refuseTaken(organisation, integration, name);
        integration.clientId = organisation.clientId;
        integration.created = sandbox.now();
        integration.modified = integration.created;
        integration.completes = integration.created.plus(Duration.ofMillis(organisation.terms.integrationDelayMillis));
        integration.error = organisation.terms.integrationError;
        integration.supportedContentId = Organisation.DEFAULT_CONTENT;
        if (organisation.terms.autoRoute) {
            integration.flowId = organisation.suggested(name).map(Queue::flowId).orElse(null);
        }
        return integration;
    }

    private void refuseTaken(Organisation organisation, Integration integration, String name) {
        var taken = organisation.integrations.values().stream()
                .anyMatch(each -> each != integration && each.exists(sandbox.now()) && each.name.equals(name));
        if (organisation.terms.uniqueIntegrationNames && taken) {
            throw GenesysError.conflict();
        }
    }

    private static void apply(Organisation organisation, Integration integration, Body body) {
        var url = body.optional("outboundNotificationWebhookUrl").orElse(integration.url);
        var secret =
                body.optional("outboundNotificationWebhookSignatureSecretToken").orElse(integration.secret);
        if (!WebhookUrl.allowed(url)) {
            throw GenesysError.badRequest(
                    "outboundNotificationWebhookUrl must be an https URL without a custom port: only port 443 works.");
        }
        if (secret.length() <= SECRET_LONGER_THAN) {
            throw GenesysError.badRequest(
                    "outboundNotificationWebhookSignatureSecretToken must be longer than 15 characters.");
        }
        var headers = body.has("webhookHeaders") ? body.flat("webhookHeaders") : integration.headers;
        var content = reference(body, "supportedContent", organisation.supportedContents.keySet()::contains);
        var setting = reference(body, "messagingSetting", organisation.messagingSettings.keySet()::contains);
        integration.url = url;
        integration.secret = secret;
        integration.headers = new LinkedHashMap<>(headers);
        integration.supportedContentId = content == null ? integration.supportedContentId : content;
        integration.messagingSettingId = setting == null ? integration.messagingSettingId : setting;
    }

    private static String reference(Body body, String name, java.util.function.Predicate<String> known) {
        var id = body.optionalObject(name).map(each -> each.text("id")).orElse(null);
        if (id != null && !known.test(id)) {
            throw GenesysError.badRequest("There is no " + name + " with the id " + id + ".");
        }
        return id;
    }
}
