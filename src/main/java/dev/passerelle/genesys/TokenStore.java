package dev.passerelle.genesys;

import dev.passerelle.security.Secrets;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The stored token of the bot in force. */
@ApplicationScoped
class TokenStore {

    private static final Logger LOG = Logger.getLogger(TokenStore.class.getName());

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Secrets secrets;

    @Inject
    Works works;

    @Transactional(TxType.REQUIRES_NEW)
    Optional<Token> find() {
        return row().flatMap(this::open);
    }

    /** Stores a token. Two processes that do so at once: the second fails, and does without. */
    @Transactional(TxType.REQUIRES_NEW)
    void keep(Token issued) {
        var row = row().orElseGet(AccessToken::blank);
        row.replace(issued, secrets.seal(issued.value(), row.seal()));
        store.persist(row);
        store.flush();
    }

    /** As {@link #keep}, and sees to it that the token is renewed in time. */
    @Transactional(TxType.REQUIRES_NEW)
    void keepAndRenewLater(Token issued) {
        keep(issued);
        works.request(TokenRenewal.KIND, Tenant.current(), issued.renewAt());
    }

    private Optional<AccessToken> row() {
        return store.createQuery("select t from AccessToken t", AccessToken.class)
                .getResultStream()
                .findFirst();
    }

    /** A key that was taken away makes the token useless, not the bot. */
    private Optional<Token> open(AccessToken row) {
        try {
            return Optional.of(row.opened(secrets.open(row.sealed(), row.seal())));
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, e, () -> "The stored token of bot " + Tenant.current() + " cannot be opened");
            return Optional.empty();
        }
    }
}
