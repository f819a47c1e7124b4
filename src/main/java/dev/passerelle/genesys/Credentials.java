package dev.passerelle.genesys;

import dev.passerelle.security.Tokens;

/** What a bot shows to Genesys to be let in: an OAuth client of one organisation. */
public record Credentials(String region, String clientId, String clientSecret) {

    /** SHA-256 of all three as hex: tells whether a stored token still belongs to them, and gives nothing away. */
    public String fingerprint() {
        return Tokens.hash(region + "\n" + clientId + "\n" + clientSecret);
    }

    @Override
    public String toString() {
        return "Credentials[" + region + ", " + clientId + "]";
    }
}
