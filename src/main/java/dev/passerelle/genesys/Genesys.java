package dev.passerelle.genesys;

import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Genesys Cloud for the bot in force, with its token. */
@ApplicationScoped
public class Genesys extends GenesysCalls {

    /** A conversation is read every few seconds, an operator is renamed once a year. */
    private static final Duration NAME_KEPT = Duration.ofMinutes(10);

    private static final int MOST_NAMES = 10_000;

    @Inject
    CredentialsSource source;

    @Inject
    AccessTokens tokens;

    @Inject
    Login login;

    @Inject
    Clients clients;

    @Inject
    RequestBudget budget;

    @Inject
    Reachability reachability;

    @Inject
    Rights rights;

    @Inject
    Clock clock;

    private final Map<String, Name> names = new ConcurrentHashMap<>();

    /** @param name null when Genesys does not tell */
    private record Name(String name, Instant until) {}

    /** The same calls with credentials that are not stored, for the connection check. */
    public Trial trial(Credentials credentials) {
        var once = new OneToken(credentials, login);
        var region = login.region(credentials);
        var gate = new Gate(budget.fresh(), reachability.fresh(), clients.room(region), new Gate.Witness() {}, clock);
        return new Trial(new Session(clients.api(region), once, gate));
    }

    /**
     * How long no text of a conversation can leave: an outage is known, Genesys wants a pause, or the requests of this minute
     * are used up. Zero when one can leave now. Who has to wait keeps a place in line.
     *
     * @param visitor the conversation, by its visitor's address
     */
    public Duration pause(String visitor) {
        var now = clock.instant();
        var outage = reachability.breaker().pause(now);
        return outage.isZero() ? budget.minute().turn(visitor, now) : outage;
    }

    /** When the token of the bot in force ends; empty while it has none. */
    public Optional<Instant> tokenExpiresAt() {
        return tokens.expiresAt();
    }

    @Override
    Session session() {
        var credentials = source.current()
                .orElseThrow(() ->
                        new CredentialsRefused("The bot has no credentials", null, CredentialsRefused.Reason.NONE));
        var supply = new StoredToken(credentials, tokens);
        var region = login.region(credentials);
        var gate = new Gate(budget.minute(), reachability.breaker(), clients.room(region), new Witness(region), clock);
        return new Session(clients.api(region), supply, gate);
    }

    private class Witness implements Gate.Witness {

        private final Region region;

        Witness(Region region) {
            this.region = region;
        }

        @Override
        public void outage(GenesysException why) {
            reachability.lost(region.apiBase().getHost(), why);
        }

        @Override
        public void recovered() {
            reachability.given();
        }

        @Override
        public void forbidden(String call, GenesysException.Refused why) {
            rights.missing(call, why);
        }

        @Override
        public void succeeded(String call) {
            rights.used(call);
        }
    }

    @Override
    String nameOf(String userId) {
        var key = Tenant.current() + "/" + userId;
        var known = names.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.name();
        }
        if (names.size() > MOST_NAMES) {
            names.clear();
        }
        var name = super.nameOf(userId);
        names.put(key, new Name(name, clock.instant().plus(NAME_KEPT)));
        return name;
    }

    private record StoredToken(Credentials credentials, AccessTokens tokens) implements TokenSupply {

        @Override
        public String token() {
            return tokens.current(credentials).value();
        }

        @Override
        public String insteadOf(String refused) {
            return tokens.insteadOf(refused, credentials).value();
        }
    }
}
