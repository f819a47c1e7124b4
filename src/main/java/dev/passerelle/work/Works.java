package dev.passerelle.work;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of work: stored with what makes them necessary, taken by lease. */
@ApplicationScoped
public class Works {

    /** Longer than any single step of a handler: a step is one call to Genesys. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Nobody has it in hand: never leased, leased for too long, or by a node that is dead. */
    private static final String FREE = "(w.leaseUntil is null or w.leaseUntil < :now or w.leaseOwner not in"
            + " (select n.id from Node n where n.seenAt >= :deadline))";

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Event<WorkRequested> requested;

    @Inject
    Nodes nodes;

    /** As {@link #request(String, String, Instant)}, at once. */
    @Transactional(TxType.MANDATORY)
    public void request(String kind, String subject) {
        request(kind, subject, clock.instant());
    }

    /**
     * Asks for work for the bot in force, in the caller's transaction. Work that is waiting after a failure keeps its time.
     * Callers hold a lock on the subject's own row, or two first requests could meet.
     */
    @Transactional(TxType.MANDATORY)
    public void request(String kind, String subject, Instant dueAt) {
        var key = new Work.Key(kind, subject);
        var known = store.createQuery("update Work w set w.generation = w.generation + 1,"
                        + " w.dueAt = case when w.attempts = 0 and w.dueAt > :due then :due else w.dueAt end"
                        + " where w.key = :key")
                .setParameter("due", dueAt)
                .setParameter("key", key)
                .executeUpdate();
        if (known == 0) {
            store.persist(new Work(key, Tenant.current(), dueAt));
            store.flush();
        }
        requested.fire(new WorkRequested(key, Tenant.current()));
    }

    /** Says that work was stored by a {@link WorkBatch} that is committed. Only a hint, as every wake-up. */
    public void wake(WorkBatch.Request stored) {
        requested.fire(new WorkRequested(new Work.Key(stored.kind(), stored.subject()), stored.bot()));
    }

    /** Takes work away that has lost its reason. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(String kind, String subject) {
        store.createQuery("delete from Work w where w.key = :key")
                .setParameter("key", new Work.Key(kind, subject))
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Optional<Work> take(Work.Key key) {
        if (!nodes.hasJoined()) {
            return Optional.empty();
        }
        var now = nodes.now();
        var taken = store.createQuery("update Work w set w.leaseOwner = :owner, w.leaseUntil = :until"
                        + " where w.key = :key and w.dueAt <= :due and " + FREE)
                .setParameter("owner", nodes.id())
                .setParameter("until", now.plus(LEASE))
                .setParameter("key", key)
                .setParameter("due", clock.instant())
                .setParameter("now", now)
                .setParameter("deadline", nodes.deadline())
                .executeUpdate();
        return taken == 0 ? Optional.empty() : Optional.ofNullable(store.find(Work.class, key));
    }

    /** Holds on to work that takes several steps. @return whether it is still ours */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean hold(String kind, String subject) {
        return store.createQuery("update Work w set w.leaseUntil = :until where w.key = :key and w.leaseOwner = :owner")
                        .setParameter("until", nodes.now().plus(LEASE))
                        .setParameter("key", new Work.Key(kind, subject))
                        .setParameter("owner", nodes.id())
                        .executeUpdate()
                == 1;
    }

    /** @return whether the row is gone; it stays, free and due, when somebody asked again meanwhile */
    @Transactional(TxType.REQUIRES_NEW)
    boolean finish(Work work) {
        var gone = store.createQuery("delete from Work w where w.key = :key and w.generation = :generation"
                                + " and w.leaseOwner = :owner")
                        .setParameter("key", work.key())
                        .setParameter("generation", work.generation())
                        .setParameter("owner", nodes.id())
                        .executeUpdate()
                == 1;
        if (!gone) {
            release(work.key(), clock.instant(), 0);
        }
        return gone;
    }

    /** Frees the row for a later time, or for now when somebody asked again meanwhile and nothing had failed. */
    @Transactional(TxType.REQUIRES_NEW)
    void putOff(Work work, Instant dueAt, int attempts) {
        var current = store.find(Work.class, work.key());
        var askedAgain = current != null && current.generation() != work.generation() && attempts == 0;
        release(work.key(), askedAgain ? clock.instant() : dueAt, attempts);
    }

    private void release(Work.Key key, Instant dueAt, int attempts) {
        store.createQuery("update Work w set w.leaseOwner = null, w.leaseUntil = null, w.dueAt = :due,"
                        + " w.attempts = :attempts where w.key = :key and w.leaseOwner = :owner")
                .setParameter("due", dueAt)
                .setParameter("attempts", attempts)
                .setParameter("key", key)
                .setParameter("owner", nodes.id())
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<Work> due(int most) {
        return store.createQuery(
                        "select w from Work w where w.dueAt <= :due and " + FREE + " order by w.dueAt", Work.class)
                .setParameter("due", clock.instant())
                .setParameter("now", nodes.now())
                .setParameter("deadline", nodes.deadline())
                .setMaxResults(most)
                .getResultList();
    }
}
