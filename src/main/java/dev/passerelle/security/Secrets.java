package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption of what is stored and must be read back: AES-256-GCM, with the key's id in front.
 *
 * <p>The row's identity is authenticated with it, so that a value copied into another row, or another bot's, does not open.
 */
@ApplicationScoped
public class Secrets {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    @Inject
    SecretKeys keys;

    /** @param row identity of the row and column that the value is stored in, the same when it is opened */
    public String seal(String plain, String row) {
        var id = keys.currentId();
        var nonce = SecretKeys.random(NONCE);
        var sealed = crypt(Cipher.ENCRYPT_MODE, id, nonce, row, plain.getBytes(StandardCharsets.UTF_8));
        var all = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return id + ":" + Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when the value was altered, moved, or its key is no longer there */
    public String open(String sealed, String row) {
        var colon = sealed.indexOf(':');
        var all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(colon + 1)));
        var nonce = new byte[NONCE];
        all.get(nonce);
        var rest = new byte[all.remaining()];
        all.get(rest);
        var plain = crypt(Cipher.DECRYPT_MODE, sealed.substring(0, colon), nonce, row, rest);
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, String row, byte[] input) {
        try {
            var key = keys.byId(keyId).orElseThrow(() -> new IllegalStateException("No secret key of id " + keyId));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret cannot be opened", e);
        }
    }
}
