package dev.passerelle.genesys;

import java.util.Map;

/**
 * What an Open Messaging integration should be.
 *
 * @param name mandatory, also to change something else
 * @param webhookUrl where Genesys posts; null leaves it as it is
 * @param secret signs what Genesys posts, longer than 15 characters; null leaves it as it is
 * @param webhookHeaders sent with everything that Genesys posts; null or empty for none
 * @param messagingSetting id of a messaging setting, or null
 * @param supportedContent id of a supported content profile, or null
 */
public record IntegrationRequest(
        String name,
        String webhookUrl,
        String secret,
        Map<String, String> webhookHeaders,
        String messagingSetting,
        String supportedContent) {

    public static IntegrationRequest of(String name, String webhookUrl, String secret) {
        return new IntegrationRequest(name, webhookUrl, secret, Map.of(), null, null);
    }

    @Override
    public String toString() {
        return "IntegrationRequest[" + name + "]";
    }
}
