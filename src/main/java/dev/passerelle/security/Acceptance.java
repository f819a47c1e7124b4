package dev.passerelle.security;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Uses up an invitation to the bot in force. */
@ApplicationScoped
class Acceptance {

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Administrators administrators;

    @Inject
    Event<RightsChanged> rightsChanged;

    @Inject
    Event<StandingChanged> changed;

    @Transactional
    void of(String hash, String password) {
        var row = store.createQuery(
                        "select i from Invitation i where i.hash = :hash and i.bot = :bot", Invitation.class)
                .setParameter("hash", hash)
                .setParameter("bot", Tenant.current())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE) // two who click at once: one link, one account
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem::notFound);
        store.remove(row);
        var person = Administrators.byLogin(store, row.login())
                .orElseGet(() -> administrators.create(row.login(), password));
        if (store.createQuery(
                                "select count(g) from RoleGrant g where g.administrator = :person and g.bot = :bot",
                                Long.class)
                        .setParameter("person", person.id())
                        .setParameter("bot", Tenant.current())
                        .getSingleResult()
                == 0) {
            store.persist(new RoleGrant(person.id(), Tenant.current(), row.role()));
        }
        changed.fire(new StandingChanged(row.login()));
        rightsChanged.fire(new RightsChanged("user.joined", row.login(), null, row.role()));
    }
}
