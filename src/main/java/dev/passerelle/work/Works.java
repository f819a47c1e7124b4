package dev.passerelle.work;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of work: stored with what makes them necessary, taken by lease. */
@ApplicationScoped
public class Works {

    /** Longer than any single step of a handler: a step is one call to Genesys. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Nobody has it in hand: never leased, leased for too long, or by a node that is dead. */
    private static final String FREE = "(w.leaseUntil is null or w.leaseUntil < :now or w.leaseOwner not in"
            + " (select n.id from Node n where n.seenAt >= :deadline))";

    private static final String FAIR = "select d.kind, d.subject, d.bot, d.dueAt from (select w.key.kind as kind,"
            + " w.key.subject as subject, w.bot as bot, w.dueAt as dueAt,"
            + " row_number() over (partition by w.bot order by w.dueAt) as place"
            + " from Work w where w.key.kind not in (:kinds) and w.dueAt <= :due and " + FREE + ") d"
            + " order by d.place, d.dueAt";

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Event<WorkRequested> requested;

    @Inject
    Nodes nodes;

    /** Until when this process has what it has taken, by the clock of the database. */
    private final Map<Work.Key, Instant> held = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    void stopping(@Observes Stopping event) {
        stopping = true;
    }

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
        if (!nodes.hasJoined() || stopping) {
            return Optional.empty();
        }
        var now = nodes.now();
        var until = now.plus(LEASE);
        var taken = store.createQuery("update Work w set w.leaseOwner = :owner, w.leaseUntil = :until"
                        + " where w.key = :key and w.dueAt <= :due and " + FREE)
                .setParameter("owner", nodes.id())
                .setParameter("until", until)
                .setParameter("key", key)
                .setParameter("due", clock.instant())
                .setParameter("now", now)
                .setParameter("deadline", nodes.deadline())
                .executeUpdate();
        if (taken == 0) {
            return Optional.empty();
        }
        held.put(key, until);
        return Optional.ofNullable(store.find(Work.class, key));
    }

    /**
     * Holds on to work that takes several steps. Called before each: who is told no must not take it.
     *
     * @return whether it is still ours; no longer when the server stops, and then others may have it at once
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean hold(String kind, String subject) {
        var key = new Work.Key(kind, subject);
        if (stopping) {
            letGo(key);
            return false;
        }
        return extend(key);
    }

    /**
     * As {@link #hold}, without asking the database while nobody else can have it. What was withdrawn meanwhile, or whose subject
     * was erased, is noticed only by the step itself.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean keep(String kind, String subject) {
        return !stopping && isOursForLong(new Work.Key(kind, subject)) || hold(kind, subject);
    }

    /** Nobody else takes what is leased for a good while yet by a node that was seen just now. */
    private boolean isOursForLong(Work.Key key) {
        var until = held.get(key);
        return until != null
                && nodes.isSurelyAlive()
                && until.isAfter(nodes.now().plus(LEASE.dividedBy(2)));
    }

    private boolean extend(Work.Key key) {
        var until = nodes.now().plus(LEASE);
        var isOurs = store.createQuery(
                                "update Work w set w.leaseUntil = :until where w.key = :key and w.leaseOwner = :owner")
                        .setParameter("until", until)
                        .setParameter("key", key)
                        .setParameter("owner", nodes.id())
                        .executeUpdate()
                == 1;
        if (isOurs) {
            held.put(key, until);
        } else {
            held.remove(key);
        }
        return isOurs;
    }

    /** Whoever comes next may have it at once. */
    @Transactional(TxType.REQUIRES_NEW)
    void letGo(Work.Key key) {
        held.remove(key);
        store.createQuery("update Work w set w.leaseOwner = null, w.leaseUntil = null"
                        + " where w.key = :key and w.leaseOwner = :owner")
                .setParameter("key", key)
                .setParameter("owner", nodes.id())
                .executeUpdate();
    }

    /** @return whether the row is gone; it stays, free and due, when somebody asked again meanwhile */
    @Transactional(TxType.REQUIRES_NEW)
    boolean finish(Work work) {
        held.remove(work.key());
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
        held.remove(key);
        store.createQuery("update Work w set w.leaseOwner = null, w.leaseUntil = null, w.dueAt = :due,"
                        + " w.attempts = :attempts where w.key = :key and w.leaseOwner = :owner")
                .setParameter("due", dueAt)
                .setParameter("attempts", attempts)
                .setParameter("key", key)
                .setParameter("owner", nodes.id())
                .executeUpdate();
    }

    /** What is due by then, the longest due first; when that is too much for once, some of each bot, so that none is starved. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Due> due(List<String> exceptKinds, Instant by, int most) {
        var oldest = due(
                "select w.key, w.bot, w.dueAt from Work w where w.key.kind not in (:kinds) and w.dueAt <= :due and "
                        + FREE + " order by w.dueAt",
                exceptKinds,
                by,
                most);
        return oldest.size() < most ? oldest : due(FAIR, exceptKinds, by, most);
    }

    /** What is due of one kind. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Due> due(String kind, int most) {
        return due(
                "select w.key, w.bot, w.dueAt from Work w where w.key.kind in (:kinds) and w.dueAt <= :due and " + FREE
                        + " order by w.dueAt",
                List.of(kind),
                clock.instant(),
                most);
    }

    record Due(Work.Key key, String bot, Instant at) {}

    private List<Due> due(String query, List<String> kinds, Instant by, int most) {
        return new ArrayList<>(store.createQuery(query, Object[].class)
                .setParameter("kinds", kinds)
                .setParameter("due", by)
                .setParameter("now", nodes.now())
                .setParameter("deadline", nodes.deadline())
                .setMaxResults(most)
                .getResultStream()
                .map(Works::due)
                .toList());
    }

    private static Due due(Object[] row) {
        return row[0] instanceof Work.Key key
                ? new Due(key, (String) row[1], (Instant) row[2])
                : new Due(new Work.Key((String) row[0], (String) row[1]), (String) row[2], (Instant) row[3]);
    }
}
