package dev.passerelle.callback;

import dev.passerelle.alarm.Alarm;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.audit.Audit;
import dev.passerelle.connector.ConfigurationSaved;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Secrets;
import dev.passerelle.tenant.Bots;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether and how the bot in force is called back, and with which secrets. */
@ApplicationScoped
public class Callbacks {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Bots bots;

    @Inject
    Secrets secrets;

    @Inject
    Works works;

    @Inject
    Alarms alarms;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** How long nothing but failures goes on before the callback is disabled. */
    @Inject
    @ConfigProperty(name = "passerelle.callback.disabled-after", defaultValue = "P5D")
    Duration longestFailing;

    /** How long the old secret signs beside a new one. */
    @Inject
    @ConfigProperty(name = "passerelle.callback.secret-overlap", defaultValue = "PT24H")
    Duration overlap;

    /** Where to call now; empty without an address, or while it is disabled. */
    @Transactional
    Optional<Target> target() {
        var address = bots.current().callbackUrl();
        return address == null
                ? Optional.empty()
                : row().filter(callback -> !callback.isDisabled()).map(callback -> target(callback, address));
    }

    private Target target(Callback callback, String address) {
        return new Target(
                URI.create(address),
                callback.validSecrets(clock.instant()).stream()
                        .map(secret -> new SigningSecret(secrets.open(secret, callback.secretRow())))
                        .toList());
    }

    /** An administrator says that the address is right: a disabled callback is tried again, and what waits goes at once. */
    void saved(@Observes ConfigurationSaved configuration) {
        if (configuration.callbackUrl() == null) {
            alarms.clearAll(Alarm.Kind.CALLBACK_DISABLED);
            return;
        }
        var callback = row().orElseGet(this::make);
        if (callback.isFailing() || callback.isDisabled()) {
            enable(callback);
        }
    }

    private Callback make() {
        var callback = Callback.empty();
        callback.firstSecret(secrets.seal(SigningSecret.random().text(), callback.secretRow()));
        store.persist(callback);
        return callback;
    }

    private void enable(Callback callback) {
        callback.enable();
        alarms.clearAll(Alarm.Kind.CALLBACK_DISABLED);
        store.createQuery("select c from CallbackCursor c where c.waiting = true", CallbackCursor.class)
                .getResultStream()
                .forEach(cursor -> {
                    cursor.startAgain();
                    // Put off after a failure, it would keep its time.
                    works.withdraw(CallbackDispatcher.KIND, cursor.conversation());
                    works.request(CallbackDispatcher.KIND, cursor.conversation());
                });
    }

    /**
     * A secret to check signatures with, readable this once: the first one to whoever asks first, afterwards a new one, beside
     * which the one before stays valid for a while. A disabled callback is tried again.
     *
     * @throws Problem 409 when the bot has no callback address
     */
    @Transactional
    public String issueSecret() {
        if (bots.current().callbackUrl() == null) {
            throw Problem.conflict("no-callback");
        }
        var callback = locked().orElseGet(this::make);
        var first = !callback.isSecretShown();
        if (first) {
            callback.secretIsShown(clock.instant());
        } else {
            var sealed = secrets.seal(SigningSecret.random().text(), callback.secretRow());
            callback.rotate(sealed, clock.instant(), clock.instant().plus(overlap));
        }
        if (callback.isDisabled()) {
            enable(callback);
        }
        audit.record(
                first ? "callback-secret.shown" : "callback-secret.rotated", "callback", null, Map.of("secret", "***"));
        return secrets.open(callback.secret(), callback.secretRow());
    }

    /** How calling back is going; everything that is not the case is null. */
    public record Status(
            String address,
            boolean secretShown,
            Instant secretShownAt,
            Instant previousUntil,
            Instant failingSince,
            Instant disabledAt) {}

    @Transactional
    Status status() {
        var address = bots.current().callbackUrl();
        return row().map(callback -> new Status(
                        address,
                        callback.isSecretShown(),
                        callback.secretShownAt(),
                        callback.previousUntil(clock.instant()),
                        callback.failingSince(),
                        callback.disabledAt()))
                .orElse(new Status(address, false, null, null, null, null));
    }

    /** An administrator has repaired the receiver: what waits goes at once. Nothing to do while it is not disabled. */
    @Transactional
    void enableAgain() {
        locked().filter(Callback::isDisabled).ifPresent(callback -> {
            var since = callback.disabledAt();
            enable(callback);
            audit.record("callback.enabled", "callback", Map.of("disabledAt", since), null);
        });
    }

    Duration overlap() {
        return overlap;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void worked() {
        row().filter(Callback::isFailing).flatMap(failing -> locked()).ifPresent(Callback::worked);
    }

    /** @return whether it has to be disabled now */
    @Transactional(TxType.REQUIRES_NEW)
    boolean fails() {
        var now = clock.instant();
        var callback = locked().filter(known -> !known.isDisabled());
        callback.ifPresent(known -> known.failing(now));
        return callback.filter(known -> known.hasOnlyFailedFor(longestFailing, now))
                .isPresent();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void disable() {
        locked().ifPresent(callback -> callback.disable(clock.instant()));
    }

    private Optional<Callback> row() {
        return store.createQuery("select c from Callback c", Callback.class)
                .getResultStream()
                .findFirst();
    }

    private Optional<Callback> locked() {
        return store.createQuery("select c from Callback c", Callback.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
