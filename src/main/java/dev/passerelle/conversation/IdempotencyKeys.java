package dev.passerelle.conversation;

import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Escalations that were asked for under a key: the same key within a day gives the same answer. */
@ApplicationScoped
class IdempotencyKeys {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Clock clock;

    /**
     * The answer that was given under this key.
     *
     * @throws Problem 422 when it was given for another body
     */
    @Transactional
    Optional<ConversationDocument> answerTo(String key, Escalation escalation) {
        return find(Tokens.hash(key))
                .filter(known -> !known.isOver(clock.instant()))
                .map(known -> {
                    if (!known.isFor(escalation.fingerprint())) {
                        throw Problem.of(422, "idempotency-key-reused");
                    }
                    return Json.read(known.response(), ConversationDocument.class);
                });
    }

    /** Fails with the transaction when the same key arrives twice at once: one of them has stored it. */
    @Transactional(TxType.MANDATORY)
    void remember(IdempotencyKey key) {
        forgetOldOnes();
        store.persist(key);
        store.flush();
    }

    private Optional<IdempotencyKey> find(String hash) {
        return store.createQuery("select k from IdempotencyKey k where k.keyHash = :hash", IdempotencyKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    private void forgetOldOnes() {
        store.createQuery("delete from IdempotencyKey k where k.createdAt < :moment")
                .setParameter("moment", clock.instant().minus(IdempotencyKey.KEPT))
                .executeUpdate();
    }
}
