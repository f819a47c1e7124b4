package dev.passerelle.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.http.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One integration's way back to the product, with the secret that Genesys was given. */
record Webhook(String address, String secret) {

    static Webhook of(JsonNode creation) {
        return new Webhook(
                creation.get("outboundNotificationWebhookUrl").asText(),
                creation.get("outboundNotificationWebhookSignatureSecretToken").asText());
    }

    Answer post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(byte[] body) {
        return post(body, signature(body));
    }

    Answer post(byte[] body, String signature) {
        return Http.request("POST", address)
                .bytes(body, "application/json")
                .header("X-Hub-Signature-256", signature)
                .send();
    }

    String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
