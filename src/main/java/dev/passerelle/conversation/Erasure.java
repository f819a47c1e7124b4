package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachments;
import dev.passerelle.connector.Connectors;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Forgets one conversation for good, in one transaction; if it is open, its visitor still leaves Genesys properly. */
@ApplicationScoped
class Erasure {

    private static final List<String> WORK = List.of(Observation.KIND, Repair.KIND, Dispatcher.KIND);

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Ledger ledger;

    @Inject
    Connectors connectors;

    @Inject
    Departures departures;

    @Inject
    Attachments attachments;

    @Inject
    Works works;

    @Inject
    Event<ConversationErased> erased;

    /** Whoever appends to a conversation locks it and then refers to its bot; so its erasure goes the same way. */
    void erasing(@Observes(during = TransactionPhase.IN_PROGRESS) BotErased bot) {
        store.createQuery(
                        "select c from Conversation c where c.status <> :ended or c.farewellDue = true order by c.id",
                        Conversation.class)
                .setParameter("ended", Conversation.Status.ENDED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** @return the entries of its ledger that are gone */
    @Transactional
    int erase(String id) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null) {
            return 0;
        }
        var entries = (int) conversation.lastSeq();
        if ((!conversation.isEnded() || conversation.isFarewellDue()) && ledger.hasReachedGenesys(id)) {
            departures.owe(
                    id,
                    connectors.genesysIntegration(conversation.integration()).orElse(null),
                    conversation.genesysConversation(),
                    conversation.locale());
        }
        WORK.forEach(kind -> works.withdraw(kind, id));
        attachments.forget(id);
        erased.fire(new ConversationErased(Tenant.current(), id));
        forget(conversation);
        return entries;
    }

    /** Messages, attempts and files go with the conversation. */
    private void forget(Conversation conversation) {
        store.createQuery("delete from IdempotencyKey k where k.response like :holdsId")
                .setParameter("holdsId", "%\"" + conversation.id() + "\"%")
                .executeUpdate();
        store.flush();
        store.clear();
        store.createQuery("delete from Conversation c where c.id = :id")
                .setParameter("id", conversation.id())
                .executeUpdate();
    }
}
