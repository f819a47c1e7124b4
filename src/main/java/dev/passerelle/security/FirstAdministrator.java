package dev.passerelle.security;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** On the very first start there is nobody who could sign in: makes {@code admin}, and remembers its password until it is shown. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstAdministrator {

    private static final int PASSWORD_LENGTH = 20;

    @Inject
    Administrators administrators;

    @Inject
    @ConfigProperty(name = "PASSERELLE_ADMIN_PASSWORD")
    Optional<String> configured;

    private String toShow;

    @PostConstruct
    void create() {
        var chosen = configured.filter(password -> !password.isBlank());
        var password = chosen.orElseGet(() -> Tokens.random().substring(0, PASSWORD_LENGTH));
        if (administrators.createFirst(password) && chosen.isEmpty()) {
            toShow = password;
        }
    }

    /** The generated password, once: afterwards nobody can read it again. */
    public Optional<String> passwordToShow() {
        var shown = Optional.ofNullable(toShow);
        toShow = null;
        return shown;
    }
}
