package dev.passerelle.genesys;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The token of the bot in force: from memory, else from the store, else from Genesys, which one thread asks for all. */
@ApplicationScoped
class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class.getName());

    /** How long a refusal is believed that names no pause, so that a queue of callers does not knock one after the other. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    @Inject
    CredentialsSource source;

    @Inject
    Login login;

    @Inject
    TokenStore store;

    @Inject
    Clock clock;

    @Inject
    TokenPace pace;

    private final Map<String, Token> held = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> doors = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    private record Refusal(String fingerprint, GenesysException why, Instant until) {}

    Token current(Credentials credentials) {
        var inMemory = held.get(Tenant.current());
        return inMemory != null && serves(credentials).test(inMemory)
                ? inMemory
                : oneThat(serves(credentials), credentials, this::fetchNow);
    }

    Token insteadOf(String refused, Credentials credentials) {
        var other = serves(credentials).and(token -> !token.value().equals(refused));
        return oneThat(other, credentials, this::fetchNow);
    }

    /** A token that is not due for renewal; none without credentials. The caller sees to the next renewal. */
    Optional<Token> renewed() {
        return source.current().map(credentials -> {
            var fresh = serves(credentials).and(token -> !token.isDue(clock.instant()));
            return oneThat(fresh, credentials, known -> fetch(known, store::keep));
        });
    }

    Optional<Instant> expiresAt() {
        return source.current()
                .flatMap(credentials -> known(serves(credentials)))
                .map(Token::expiresAt);
    }

    private Predicate<Token> serves(Credentials credentials) {
        return token -> token.serves(credentials.fingerprint(), clock.instant());
    }

    private Token oneThat(Predicate<Token> fits, Credentials credentials, Function<Credentials, Token> fetch) {
        var door = doors.computeIfAbsent(Tenant.current(), bot -> new ReentrantLock());
        door.lock();
        try {
            return known(fits).orElseGet(() -> fetch.apply(credentials));
        } finally {
            door.unlock();
        }
    }

    /** Another process may have renewed the token since this one read it. */
    private Optional<Token> known(Predicate<Token> fits) {
        var bot = Tenant.current();
        return Optional.ofNullable(held.get(bot)).filter(fits).or(() -> {
            var stored = store.find().filter(fits);
            stored.ifPresent(token -> held.put(bot, token));
            return stored;
        });
    }

    /** Somebody waits for it; renewals have been given their turn before. */
    private Token fetchNow(Credentials credentials) {
        throwIfJustRefused(Tenant.current(), credentials);
        pace.urgent();
        return fetch(credentials, store::keepAndRenewLater);
    }

    private Token fetch(Credentials credentials, Consumer<Token> keep) {
        var bot = Tenant.current();
        throwIfJustRefused(bot, credentials);
        try {
            var token = login.ask(credentials, bot);
            held.values().removeIf(old -> !clock.instant().isBefore(old.expiresAt()));
            held.put(bot, token);
            tryTo(keep, token);
            return token;
        } catch (GenesysException.Retryable failed) {
            // Who comes sooner is only told the same again, and would take that for another failure.
            throw remembered(bot, credentials, failed.when().isPresent() ? failed : failed.notBefore(BELIEVED));
        } catch (GenesysException refused) {
            throw remembered(bot, credentials, refused);
        }
    }

    private GenesysException remembered(String bot, Credentials credentials, GenesysException refused) {
        var until = clock.instant().plus(pause(refused));
        refusals.put(bot, new Refusal(credentials.fingerprint(), refused, until));
        return refused;
    }

    private static Duration pause(GenesysException refused) {
        return refused instanceof GenesysException.Retryable later
                ? later.when().orElse(BELIEVED)
                : BELIEVED;
    }

    private void throwIfJustRefused(String bot, Credentials credentials) {
        var refusal = refusals.get(bot);
        if (refusal != null
                && refusal.fingerprint().equals(credentials.fingerprint())
                && clock.instant().isBefore(refusal.until())) {
            throw refusal.why();
        }
    }

    /** A token that cannot be stored still serves this process. */
    private void tryTo(Consumer<Token> keep, Token token) {
        try {
            keep.accept(token);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The token of bot " + Tenant.current() + " could not be stored");
        }
    }
}
