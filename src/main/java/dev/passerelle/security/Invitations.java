package dev.passerelle.security;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Links that let somebody in: each opens once, for one login and one bot. */
@ApplicationScoped
public class Invitations {

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Acceptance acceptance;

    /** Whom a link is for. @param known whether they can sign in meanwhile, invited to another bot */
    public record Open(String login, String bot, boolean known) {}

    @Transactional
    public Optional<Open> of(String token) {
        return byToken(token)
                .map(row -> new Open(
                        row.login(),
                        row.bot(),
                        Administrators.byLogin(store, row.login()).isPresent()));
    }

    /**
     * Uses a link up: somebody new gets the password, somebody known only the right.
     *
     * <p>Not transactional itself: a transaction for a bot begins after the bot is in force.
     *
     * @param open what {@link #of} says about the token
     */
    public void accept(Open open, String token, String password) {
        Tenant.bind(open.bot());
        acceptance.of(Tokens.hash(token), password);
    }

    private Optional<Invitation> byToken(String token) {
        if (token == null) {
            return Optional.empty();
        }
        return store.createQuery(
                        "select i from Invitation i where i.hash = :hash and i.expiresAt > :now", Invitation.class)
                .setParameter("hash", Tokens.hash(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }
}
