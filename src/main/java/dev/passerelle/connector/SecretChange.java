package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import java.util.Objects;

/**
 * What saving does to the stored client secret.
 *
 * <p>A secret is kept only for the region and the client that it was given for: whoever may change the region, but does not know
 * the secret, must not be able to send it somewhere else.
 */
enum SecretChange {
    KEEP,
    REPLACE,
    FORGET;

    /** The address that a stored secret belongs to. */
    record Stored(String region, String clientId, boolean set) {

        static final Stored NOTHING = new Stored(null, null, false);

        boolean isFor(BotDocument.Connector wanted) {
            return Objects.equals(region, wanted.region()) && Objects.equals(clientId, wanted.clientId());
        }
    }

    /** @throws Problem 400 when a secret is needed that was not given */
    static SecretChange of(Stored stored, BotDocument.Connector wanted) {
        if (wanted.clientSecret() != null) {
            return REPLACE;
        }
        if (stored.set() && !stored.isFor(wanted)) {
            if (wanted.region() == null && wanted.clientId() == null) {
                return FORGET;
            }
            throw needed();
        }
        if (!stored.set() && Boolean.TRUE.equals(wanted.clientSecretSet())) {
            throw needed();
        }
        return KEEP;
    }

    private static Problem needed() {
        return Problem.invalid("/connector/clientSecret", "secret-needed");
    }
}
