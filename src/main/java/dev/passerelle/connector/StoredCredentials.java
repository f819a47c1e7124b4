package dev.passerelle.connector;

import dev.passerelle.genesys.Credentials;
import dev.passerelle.genesys.CredentialsSource;
import dev.passerelle.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Supplier;

/** The credentials of the bot in force, as its administrator saved them. */
@ApplicationScoped
public class StoredCredentials implements CredentialsSource {

    private static final ThreadLocal<Credentials> PINNED = new ThreadLocal<>();

    @Inject
    ConnectorRows rows;

    @Inject
    Secrets secrets;

    @Override
    @Transactional
    public Optional<Credentials> current() {
        return PINNED.get() == null ? of(rows.connector()) : Optional.of(PINNED.get());
    }

    Optional<Credentials> of(Connector connector) {
        return connector.isComplete()
                ? Optional.of(new Credentials(
                        connector.region(),
                        connector.clientId(),
                        secrets.open(connector.sealedSecret(), connector.secretRow())))
                : Optional.empty();
    }

    /** Several calls for one organisation: a save in between must not send the rest of them to another. */
    static <T> T pinned(Credentials credentials, Supplier<T> calls) {
        PINNED.set(credentials);
        try {
            return calls.get();
        } finally {
            PINNED.remove();
        }
    }
}
