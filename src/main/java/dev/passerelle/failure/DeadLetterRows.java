package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetter.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of texts and callbacks that were given up, of the bot in force. Those being replayed are not among them. */
@ApplicationScoped
class DeadLetterRows {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    /** The newest first, before an id; null for all. */
    @Transactional
    List<DeadLetter> before(String until, int limit) {
        return store.createQuery(
                        "select d from DeadLetter d where d.replaying = false and (:until is null or d.id < :until)"
                                + " order by d.id desc",
                        DeadLetter.class)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The oldest first, after an id, as far as the selection wants them. */
    @Transactional
    List<DeadLetter> after(String from, Selection wanted, int limit) {
        return query(DeadLetter.class, "d", wanted, " and d.id > :from order by d.id")
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The latest failures first, before a moment and an id; null for all. */
    @Transactional
    List<DeadLetter> latest(Selection wanted, Instant moment, String id, int limit) {
        var order = " order by d.failedAt desc, d.id desc";
        if (moment == null) {
            return query(DeadLetter.class, "d", wanted, order)
                    .setMaxResults(limit)
                    .getResultList();
        }
        var before = " and d.failedAt <= :moment and (d.failedAt < :moment or d.id < :id)";
        return query(DeadLetter.class, "d", wanted, before + order)
                .setParameter("moment", moment)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many there are, counted no further than is asked for. */
    @Transactional
    int count(Selection wanted, int most) {
        return query(String.class, "d.id", wanted, "")
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    /** Asks only for what is limited: a plan for "or null" reads everything. */
    private <T> TypedQuery<T> query(Class<T> type, String what, Selection wanted, String rest) {
        var limits = new StringBuilder();
        var values = new HashMap<String, Object>();
        limit("d.conversation = :", "conversation", wanted.conversationId(), limits, values);
        limit("d.reason = :", "reason", wanted.reason(), limits, values);
        limit("d.direction = :", "direction", wanted.direction(), limits, values);
        limit("d.failedAt >= :", "failedFrom", wanted.failedFrom(), limits, values);
        limit("d.failedAt < :", "failedBefore", wanted.failedBefore(), limits, values);
        var query = store.createQuery(
                "select " + what + " from DeadLetter d where d.replaying = false" + limits + rest, type);
        values.forEach(query::setParameter);
        return query;
    }

    private static void limit(
            String condition, String name, Object value, StringBuilder limits, Map<String, Object> values) {
        if (value != null) {
            limits.append(" and ").append(condition).append(name);
            values.put(name, value);
        }
    }

    @Transactional
    Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(store.find(DeadLetter.class, id));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<DeadLetter> locked(String id) {
        return Optional.ofNullable(store.find(DeadLetter.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The callbacks of a conversation that are asked for again, the oldest first. */
    @Transactional
    Optional<DeadLetter> nextReplay(String conversation) {
        return store.createQuery(
                        "select d from DeadLetter d where d.conversation = :conversation and d.replaying = true"
                                + " and d.direction = :callback order by d.id",
                        DeadLetter.class)
                .setParameter("conversation", conversation)
                .setParameter("callback", Direction.CALLBACK)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(List<String> ids) {
        store.createQuery("delete from DeadLetter d where d.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
    }
}
