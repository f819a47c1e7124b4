package dev.passerelle.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Identifiers in Genesys' shapes. */
final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** Message ids are 32 hexadecimal characters without dashes; clients that parse UUIDs must find out here. */
    static String message() {
        return uuid().replace("-", "");
    }

    static String token() {
        var bytes = new byte[64];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
