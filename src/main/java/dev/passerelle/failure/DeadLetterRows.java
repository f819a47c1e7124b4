package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetter.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
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
        return store.createQuery(
                        "select d from DeadLetter d where d.replaying = false and d.id > :from"
                                + " and (:conversation is null or d.conversation = :conversation)"
                                + " and (:reason is null or d.reason = :reason)"
                                + " and (:direction is null or d.direction = :direction) order by d.id",
                        DeadLetter.class)
                .setParameter("from", from)
                .setParameter("conversation", wanted.conversationId())
                .setParameter("reason", wanted.reason())
                .setParameter("direction", wanted.direction())
                .setMaxResults(limit)
                .getResultList();
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
