package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The tokens of people's scripts, each its owner's affair alone. */
@ApplicationScoped
public class PersonalTokens {

    private static final Logger LOG = Logger.getLogger(PersonalTokens.class.getName());

    private static final String PREFIX = "pat_";

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    /** A new token, readable this once. */
    @Transactional
    public String issue(Standing owner, String label, Duration valid) {
        var token = PREFIX + Tokens.random();
        var now = clock.instant();
        var row = new PersonalToken(owner.id(), Tokens.hash(token), label, now, now.plus(valid));
        store.persist(row);
        LOG.log(Level.INFO, "Personal token {0} of {1} was made", new Object[] {row.id(), owner.id()});
        return token;
    }

    @Transactional
    public List<PersonalToken> of(Standing owner) {
        return store.createQuery(
                        "select t from PersonalToken t where t.administrator = :owner order by t.id",
                        PersonalToken.class)
                .setParameter("owner", owner.id())
                .getResultList();
    }

    /** @return whether it was theirs */
    @Transactional
    public boolean revoke(Standing owner, String id) {
        var revoked = store.createQuery("delete from PersonalToken t where t.id = :id and t.administrator = :owner")
                .setParameter("id", id)
                .setParameter("owner", owner.id())
                .executeUpdate();
        if (revoked > 0) {
            LOG.log(Level.INFO, "Personal token {0} of {1} was revoked", new Object[] {id, owner.id()});
        }
        return revoked > 0;
    }

    /** The login of the person whose token it is, as long as it is valid and they may come in. */
    @Transactional
    Optional<String> ownerOf(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = store.createQuery("select t from PersonalToken t where t.hash = :hash", PersonalToken.class)
                .setParameter("hash", Tokens.hash(token))
                .getResultStream()
                .findFirst()
                .filter(row -> !row.isExpired(now));
        found.ifPresent(this::used);
        return found.map(row -> store.find(Administrator.class, row.administrator()))
                .filter(owner -> !owner.isDisabled())
                .map(Administrator::login);
    }

    /** Noted once a minute: a busy script would otherwise write with every call. */
    private void used(PersonalToken row) {
        var now = clock.instant();
        store.createQuery("update PersonalToken t set t.usedAt = :now"
                        + " where t.id = :id and (t.usedAt is null or t.usedAt < :before)")
                .setParameter("now", now)
                .setParameter("id", row.id())
                .setParameter("before", now.minus(Duration.ofMinutes(1)))
                .executeUpdate();
    }
}
