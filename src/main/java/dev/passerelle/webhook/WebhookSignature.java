package dev.passerelle.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of one webhook call, taken over its bytes as they are read.
 *
 * <p>{@code X-Hub-Signature-256: sha256=} and the base64 (not hex) of HMAC-SHA256, keyed with the secret's own characters.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final Mac mac;

    WebhookSignature(byte[] secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void read(byte[] bytes, int length) {
        mac.update(bytes, 0, length);
    }

    /** Whether the header signs what was read. Takes the same time for every wrong one. */
    boolean matches(String header) {
        var expected = PREFIX + Base64.getEncoder().encodeToString(mac.doFinal());
        return header != null && MessageDigest.isEqual(utf8(expected), utf8(header));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
