package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.attachment.Attachments;
import dev.passerelle.security.SignedAccess;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ledger as bots and visitors are shown it: only what a crash can no longer take back. */
@ApplicationScoped
class Entries {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Commits commits;

    @Inject
    Attachments attachments;

    @Inject
    SignedAccess access;

    /** Entries after a {@code seq}, oldest first. */
    @Transactional
    List<MessageDocument> after(String conversation, long seq, int limit) {
        var entries = store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.seq > :seq order by m.seq",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultList();
        settle(entries);
        var files = files(entries);
        return entries.stream()
                .map(entry -> MessageDocument.of(entry, files.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    @Transactional
    MessageDocument document(Message message) {
        return MessageDocument.of(message, files(List.of(message)).getOrDefault(message.id(), List.of()));
    }

    /** Somebody shown an entry that a crash then took back would see another one under the same {@code seq}. */
    private void settle(List<Message> read) {
        if (!read.isEmpty()) {
            commits.settle();
        }
    }

    /** As {@link #document}, of one that another request has just written and this one found. */
    @Transactional
    MessageDocument stored(Message found) {
        settle(List.of(found));
        return document(found);
    }

    private Map<String, List<MessageDocument.File>> files(List<Message> messages) {
        var ids = messages.stream()
                .filter(message -> message.kind() == Message.Kind.TEXT)
                .map(Message::id)
                .toList();
        return attachments.of(ids).stream()
                .collect(Collectors.groupingBy(
                        Attachment::message, Collectors.mapping(this::document, Collectors.toList())));
    }

    private MessageDocument.File document(Attachment file) {
        var right = new SignedAccess.Right(Tenant.current(), file.conversation(), SignedAccess.Right.file(file.id()));
        var url = "/api/v1/conversations/" + file.conversation() + "/attachments/" + file.id() + "?access="
                + access.sign(right);
        return new MessageDocument.File(file.id(), file.filename(), file.mediaType(), file.size(), url);
    }

    /** The last {@code seq} of each of these conversations. */
    @Transactional
    Map<String, Long> lastSeqs(Collection<String> conversations) {
        return store.createQuery("select c.id, c.lastSeq from Conversation c where c.id in :ids", Object[].class)
                .setParameter("ids", conversations)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
