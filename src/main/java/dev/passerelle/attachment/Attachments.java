package dev.passerelle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** The files of the bot in force. */
@ApplicationScoped
public class Attachments {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Clock clock;

    /** Stores that an operator has sent a file. */
    @Transactional(TxType.MANDATORY)
    public void await(Attachment.Place place, Offer offer) {
        store.persist(Attachment.awaited(place, offer, clock.instant()));
    }

    /** The files of these messages, each message's in order. */
    @Transactional
    public List<Attachment> of(Collection<String> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return store.createQuery(
                        "select a from Attachment a where a.message in :messages order by a.position", Attachment.class)
                .setParameter("messages", messages)
                .getResultList();
    }
}
