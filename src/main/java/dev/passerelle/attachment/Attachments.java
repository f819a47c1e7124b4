package dev.passerelle.attachment;

import dev.passerelle.genesys.InboundMessage;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of the bot in force. */
@ApplicationScoped
public class Attachments {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    SignedFiles addresses;

    @Inject
    Vault vault;

    @Inject
    Event<Forgotten> forgotten;

    @Inject
    Clock clock;

    /** Stores a file of a visitor, whose bytes are kept already. */
    @Transactional(TxType.MANDATORY)
    public void store(Attachment.Place place, Kept kept) {
        store.persist(Attachment.sent(place, kept, clock.instant()));
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

    /** The file that a visitor's message brings, as Genesys is told of it: under an address that ends after a while. */
    @Transactional
    public Optional<InboundMessage.File> toOperator(String message) {
        return of(List.of(message)).stream()
                .findFirst()
                .map(file ->
                        new InboundMessage.File(file.id(), addresses.sign(file), file.mediaType(), file.filename()));
    }

    @Transactional
    Optional<Attachment> find(String id) {
        return Optional.ofNullable(store.find(Attachment.class, id));
    }

    /** Which of these have a row. */
    @Transactional
    List<String> known(Collection<String> ids) {
        return store.createQuery("select a.id from Attachment a where a.id in :ids", String.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Transactional
    void fetched(String id, String filename, String mediaType, long size) {
        find(id).ifPresent(attachment -> attachment.fetched(filename, mediaType, size));
    }

    /** @return whether it is given up */
    @Transactional
    boolean gaveUp(String id, Instant whenOlderThan) {
        return find(id).map(attachment -> attachment.lostIfOlderThan(whenOlderThan))
                .orElse(true);
    }

    /**
     * Takes the files of a conversation from the disk once its rows are gone; call it before they go. A crash in between leaves
     * them to {@link SweepTimer}.
     */
    @Transactional(TxType.MANDATORY)
    public void forget(String conversation) {
        var files = store.createQuery(
                        "select a.id from Attachment a where a.conversation = :conversation", String.class)
                .setParameter("conversation", conversation)
                .getResultList();
        forgotten.fire(new Forgotten(Tenant.current(), files));
    }

    record Forgotten(String bot, List<String> files) {}

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Forgotten rows) {
        rows.files().forEach(file -> vault.delete(rows.bot(), file));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        vault.erase(erased.bot());
    }
}
