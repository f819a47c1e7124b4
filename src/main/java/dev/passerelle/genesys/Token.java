package dev.passerelle.genesys;

import java.time.Duration;
import java.time.Instant;

/**
 * A token and its times.
 *
 * @param fingerprint of the credentials it was issued for; with others it is worth nothing
 */
record Token(String value, String fingerprint, Instant renewAt, Instant expiresAt) {

    /** Renewal begins at 60 % of the life at the earliest, and at 80 % at the latest: bots do not all come at once. */
    private static final double EARLIEST = 0.6;

    private static final double SPREAD = 0.2;
    private static final int STEPS = 1000;

    /** @param asked when the request left, which is before the life began */
    static Token issued(String value, Duration life, Instant asked, String fingerprint, String bot) {
        var share = EARLIEST + SPREAD * Math.floorMod(bot.hashCode(), STEPS) / STEPS;
        var renewAt = asked.plusMillis((long) (life.toMillis() * share));
        return new Token(value, fingerprint, renewAt, asked.plus(life));
    }

    /** An old token serves until its end, so that a login endpoint that is down is no outage. */
    boolean serves(String credentials, Instant now) {
        return fingerprint.equals(credentials) && now.isBefore(expiresAt);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(renewAt);
    }

    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
