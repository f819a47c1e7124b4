package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An Open Messaging integration as Genesys has it. The secret is not read back: Genesys may mask it.
 *
 * @param error what Genesys says about a creation that failed, shortened; null otherwise
 * @param recipientId what an Architect flow is bound to; may be null until the creation is complete
 */
public record OpenIntegration(
        String id, String name, String webhookUrl, Creation creation, String error, String recipientId) {

    /** Genesys creates integrations behind the caller's back. */
    public enum Creation {
        INITIATED,
        COMPLETED,
        ERROR,
        /** Genesys did not say, or in a word that is not known here. */
        UNKNOWN
    }

    static OpenIntegration of(JsonNode json) {
        var error = json.path("createError").path("message").asText(null);
        return new OpenIntegration(
                json.path("id").asText(null),
                json.path("name").asText(null),
                json.path("outboundNotificationWebhookUrl").asText(null),
                creation(json.path("createStatus").asText("")),
                error == null ? null : Answer.shortened(error),
                json.path("recipient").path("id").asText(null));
    }

    private static Creation creation(String word) {
        for (var creation : Creation.values()) {
            if (creation.name().equalsIgnoreCase(word)) {
                return creation;
            }
        }
        return Creation.UNKNOWN;
    }
}
