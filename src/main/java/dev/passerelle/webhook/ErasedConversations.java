package dev.passerelle.webhook;

import dev.passerelle.conversation.ConversationErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What could not be placed is forgotten with the conversation that it was for. */
@ApplicationScoped
class ErasedConversations {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    /** In the transaction of the erasure. The address is in the body, whatever else was understood of it. */
    void forget(@Observes ConversationErased erased) {
        store.createQuery("delete from WebhookEvent e where e.conversation = :conversation or e.body like :address")
                .setParameter("conversation", erased.conversation())
                .setParameter("address", "%\"" + erased.conversation() + "\"%")
                .executeUpdate();
    }
}
