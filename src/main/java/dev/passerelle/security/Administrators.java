package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who may sign in, and with what. */
@ApplicationScoped
public class Administrators {

    public static final String FIRST = "admin";

    private static final Logger LOG = Logger.getLogger(Administrators.class.getName());

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Pbkdf2PasswordHash passwords;

    @Inject
    Clock clock;

    @Inject
    Event<StandingChanged> changed;

    @jakarta.annotation.PostConstruct
    void configure() {
        passwords.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512", "Pbkdf2PasswordHash.Iterations", "210000"));
    }

    /** Makes the first administrator, once. @return whether there was none before */
    @Transactional
    public boolean createFirst(String password) {
        if (store.createQuery("select count(a) from Administrator a", Long.class)
                        .getSingleResult()
                > 0) {
            return false;
        }
        store.persist(new Administrator(FIRST, hashed(password), true, clock.instant()));
        return true;
    }

    /** The administrator of that login and password. */
    @Transactional
    Optional<Administrator> verified(String login, char[] password) {
        var found = byLogin(login);
        // An unknown login costs as much time as a known one, or the answer would tell which exist.
        var hash = found.map(Administrator::passwordHash).orElse(UNKNOWN_HASH);
        var right = passwords.verify(password, hash);
        return found.filter(administrator -> right && !administrator.isDisabled());
    }

    private static final String UNKNOWN_HASH =
            "PBKDF2WithHmacSHA512:210000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /** How a login is stored: an e-mail address is the same however it is typed. */
    public static String normal(String login) {
        return login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    }

    @Transactional
    public Optional<Administrator> byLogin(String login) {
        return byLogin(store, login);
    }

    static Optional<Administrator> byLogin(EntityManager store, String login) {
        return store.createQuery("select a from Administrator a where a.login = :login", Administrator.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    /** Somebody new, who has chosen a password. The login is taken at most once. */
    @Transactional(TxType.MANDATORY)
    Administrator create(String login, String password) {
        var administrator = new Administrator(login, hashed(password), false, clock.instant());
        store.persist(administrator);
        changed.fire(new StandingChanged(login));
        return administrator;
    }

    /** @return whether the present password was the right one; if not, nothing is changed */
    @Transactional
    public boolean changePassword(String login, String present, String wanted) {
        var administrator = verified(login, present.toCharArray());
        administrator.ifPresent(found -> {
            found.setPassword(hashed(wanted), clock.instant());
            changed.fire(new StandingChanged(login));
            LOG.log(Level.INFO, "Administrator {0} has a new password", found.id());
        });
        return administrator.isPresent();
    }

    /** Gives the first administrator a new password and every right, whatever has become of them. */
    @Transactional
    void restoreFirst(String password) {
        byLogin(FIRST)
                .ifPresentOrElse(
                        first -> first.restore(hashed(password), clock.instant()),
                        () -> store.persist(new Administrator(FIRST, hashed(password), true, clock.instant())));
        changed.fire(new StandingChanged(FIRST));
    }

    @Transactional
    public void speak(String login, String locale) {
        byLogin(login).ifPresent(administrator -> administrator.speak(locale));
    }

    /** @param zone an id of {@link java.time.ZoneId}; null for that of the server */
    @Transactional
    public void liveIn(String login, String zone) {
        byLogin(login).ifPresent(administrator -> administrator.liveIn(zone));
        changed.fire(new StandingChanged(login));
    }

    private String hashed(String password) {
        return passwords.generate(password.toCharArray());
    }
}
