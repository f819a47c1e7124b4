package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may sign in, and which bots each may see. */
@ApplicationScoped
public class Administrators {

    public static final String FIRST = "admin";

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Pbkdf2PasswordHash passwords;

    @Inject
    Clock clock;

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
        store.persist(new Administrator(FIRST, passwords.generate(password.toCharArray()), true, clock.instant()));
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

    @Transactional
    public Optional<Administrator> byLogin(String login) {
        return store.createQuery("select a from Administrator a where a.login = :login", Administrator.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    /** What an administrator may do with a bot; empty: not even see it. */
    @Transactional
    public Optional<RoleGrant.Role> roleOn(String login, String bot) {
        return byLogin(login)
                .flatMap(administrator -> administrator.isPlatform()
                        ? Optional.of(RoleGrant.Role.ADMINISTRATOR)
                        : grants(administrator, bot).stream().findFirst().map(RoleGrant::role));
    }

    private List<RoleGrant> grants(Administrator administrator, String bot) {
        return store.createQuery(
                        "select g from RoleGrant g where g.administrator = :administrator and g.bot = :bot",
                        RoleGrant.class)
                .setParameter("administrator", administrator.id())
                .setParameter("bot", bot)
                .getResultList();
    }

    @Transactional
    public void speak(String login, String locale) {
        byLogin(login).ifPresent(administrator -> administrator.speak(locale));
    }
}
