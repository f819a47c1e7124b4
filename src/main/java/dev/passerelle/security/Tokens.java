package dev.passerelle.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Random names that nobody can guess, and the form in which they are stored. */
public final class Tokens {

    private static final int BYTES = 32;

    private Tokens() {}

    /** 256 random bits, safe in a URL. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SecretKeys.random(BYTES));
    }

    /** SHA-256 as hex: enough for a token of high entropy, and quick on every request. */
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
