package dev.passerelle.genesys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Genesys Cloud for the bot in force. */
@ApplicationScoped
public class Genesys extends GenesysCalls {

    /** The same calls with credentials that are not stored, for the connection check. */
    public Trial trial(Credentials credentials) {
        throw new UnsupportedOperationException();
    }

    /** When the stored token of the bot in force ends. */
    public Optional<Instant> tokenExpiresAt() {
        throw new UnsupportedOperationException();
    }
}
