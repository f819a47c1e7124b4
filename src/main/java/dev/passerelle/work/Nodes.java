package dev.passerelle.work;

import dev.passerelle.tenant.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The processes that share the database, as each of them says by its heartbeat. */
@ApplicationScoped
public class Nodes {

    private static final Duration KEPT = Duration.ofHours(1);

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    /** How long a node may be silent before it is taken for dead, and its work by others. */
    @Inject
    @ConfigProperty(name = "passerelle.node.dead.after", defaultValue = "PT8S")
    Duration deadAfter;

    @Inject
    @ConfigProperty(name = "passerelle.version", defaultValue = "unknown")
    String version;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_PORT")
    int port;

    private final String id = Ids.next();
    private final long began = System.nanoTime();
    private volatile int alive = 1;
    private volatile Reading reading;
    private volatile Reading shown;

    /** The time of the database when ours was so much. */
    private record Reading(Instant time, long nanos) {}

    /** This process; a new one with each start. */
    public String id() {
        return id;
    }

    /** How many nodes share the work, this one included. */
    public int alive() {
        return alive;
    }

    /** Whether others may not have heard of this node yet. Where it is the only one, nobody has to. */
    public boolean isNew() {
        return alive > 1 && System.nanoTime() - began < deadAfter.toNanos();
    }

    @Transactional
    public List<Node> all() {
        return store.createQuery("select n from Node n order by n.startedAt", Node.class)
                .getResultList();
    }

    /** Whether this node has shown itself: before that, what it leases belongs to nobody that others know. */
    boolean hasJoined() {
        return reading != null;
    }

    /** The heartbeat is stored: others have this node for alive for a while. */
    void beaten() {
        shown = reading;
    }

    /** Whether nobody can take this node for dead before half of that time has passed. */
    boolean isSurelyAlive() {
        var last = shown;
        return last != null && System.nanoTime() - last.nanos() < deadAfter.toNanos() / 2;
    }

    /** The time of the database, the one clock that all nodes share: leases and heartbeats are compared across them. */
    Instant now() {
        var last = reading;
        return last.time().plusNanos(System.nanoTime() - last.nanos()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A node that has not been seen since this moment is dead, and holds no lease any more. */
    Instant deadline() {
        return now().minus(deadAfter);
    }

    /** Shows this node. An earlier one at the same address is gone, however lately it was seen. */
    @Transactional(TxType.REQUIRES_NEW)
    void join() {
        store.createQuery("delete from Node n where n.address = :address")
                .setParameter("address", address())
                .executeUpdate();
        beat();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void beat() {
        reading = read();
        var now = now();
        var own = store.find(Node.class, id);
        if (own == null) {
            store.persist(new Node(id, address(), version, now));
            store.flush();
        } else {
            own.seen(now);
        }
        store.createQuery("delete from Node n where n.seenAt < :old")
                .setParameter("old", now.minus(KEPT))
                .executeUpdate();
        alive = Math.max(1, living());
    }

    @Transactional(TxType.REQUIRES_NEW)
    void leave() {
        store.createQuery("delete from Node n where n.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private int living() {
        return store.createQuery("select count(n) from Node n where n.seenAt >= :deadline", Long.class)
                .setParameter("deadline", deadline())
                .getSingleResult()
                .intValue();
    }

    /** Half of the time that the question took is taken for the way back. */
    private Reading read() {
        var asked = System.nanoTime();
        var time = store.createQuery("select instant", Instant.class).getSingleResult();
        var answered = System.nanoTime();
        return new Reading(time, asked + (answered - asked) / 2);
    }

    private String address() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException e) {
            return id; // then nobody is taken for an earlier one of ours
        }
    }
}
