package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An Open Messaging integration. That it is completed, or gone, is derived from the clock: nothing has to run for it,
 * and a restart in between changes nothing.
 */
final class Integration {

    static final String PATH = "/api/v2/conversations/messaging/integrations/open";

    String id;
    String recipientId;
    String name;
    String url;
    String secret;
    Map<String, String> headers = new LinkedHashMap<>();
    String supportedContentId;
    String messagingSettingId;
    String flowId;
    String error;
    String clientId;
    Instant created;
    Instant modified;
    Instant completes;
    Instant goneAt;

    boolean exists(Instant now) {
        return goneAt == null || now.isBefore(goneAt);
    }

    boolean completed(Instant now) {
        return error == null && !now.isBefore(completes) && goneAt == null;
    }

    JsonObject json(Instant now) {
        var client = Wire.object("id", clientId, "selfUri", "/api/v2/users/" + clientId);
        return Wire.object(
                "id",
                id,
                "name",
                name,
                "supportedContent",
                reference(supportedContentId, "supportedcontent"),
                "messagingSetting",
                reference(messagingSettingId, "settings"),
                "outboundNotificationWebhookUrl",
                url,
                "outboundNotificationWebhookSignatureSecretToken",
                secret,
                "webhookHeaders",
                headers.isEmpty() ? null : headers,
                "status",
                goneAt == null ? "Active" : "Inactive",
                "recipient",
                completed(now) ? reference() : null,
                "createStatus",
                createStatus(now),
                "createError",
                createError(now),
                "dateCreated",
                created,
                "dateModified",
                modified,
                "createdBy",
                client,
                "modifiedBy",
                client,
                "selfUri",
                PATH + "/" + id);
    }

    /** The routing recipient: what binds a flow to this integration. */
    JsonObject recipient(Queue queue) {
        var flow = queue == null
                ? null
                : Wire.object("id", queue.flowId(), "name", queue.name(), "type", "INBOUNDSHORTMESSAGE");
        return Wire.object(
                "id", recipientId,
                "name", name,
                "flow", flow,
                "messengerType", "open",
                "dateCreated", created,
                "dateModified", modified,
                "selfUri", "/api/v2/routing/message/recipients/" + recipientId);
    }

    private JsonObject reference() {
        return Wire.object("id", recipientId, "selfUri", "/api/v2/routing/message/recipients/" + recipientId);
    }

    private String createStatus(Instant now) {
        if (now.isBefore(completes)) {
            return "Initiated";
        }
        return error == null ? "Completed" : "Error";
    }

    private JsonObject createError(Instant now) {
        return error == null || now.isBefore(completes)
                ? null
                : GenesysError.badRequest(error).body(Ids.uuid());
    }

    private static JsonObject reference(String id, String kind) {
        return id == null
                ? null
                : Wire.object("id", id, "selfUri", "/api/v2/conversations/messaging/" + kind + "/" + id);
    }
}
