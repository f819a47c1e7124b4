package dev.passerelle.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The receipts that are still owed to operators. */
@ApplicationScoped
class Receipts {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Transactional
    List<OperatorReceipt> owed(String conversation) {
        return store.createQuery(
                        "select r from OperatorReceipt r where r.conversation = :conversation order by r.id",
                        OperatorReceipt.class)
                .setParameter("conversation", conversation)
                .getResultList();
    }

    @Transactional
    void settled(OperatorReceipt receipt) {
        store.createQuery("delete from OperatorReceipt r where r.id = :id")
                .setParameter("id", receipt.id())
                .executeUpdate();
    }
}
