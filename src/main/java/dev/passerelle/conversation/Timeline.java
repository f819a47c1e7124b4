package dev.passerelle.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.attachment.Attachment;
import dev.passerelle.attachment.Attachments;
import dev.passerelle.problem.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened in a conversation of the bot in force, in the order in which it did: the ledger, what went to the operator alone,
 * and each try to bring it there. A text that is sent again moves to its new place.
 */
@ApplicationScoped
class Timeline {

    static final int STRETCH = 200;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Commits commits;

    @Inject
    Attachments attachments;

    @Inject
    Histories histories;

    /**
     * A part of it, the oldest entry first.
     *
     * @param older what to ask with for the part before; null when this is the first
     */
    record Stretch(List<Entry> entries, Long older) {}

    /**
     * An entry with all that belongs to it.
     *
     * @param reason why it failed; a name of {@link Undelivered} or what Genesys said
     * @param buttons what the visitor could choose from
     */
    public record Entry(
            Message message,
            String reason,
            List<String> buttons,
            List<Attachment> files,
            List<DeliveryAttempt.Document> attempts) {}

    /** The last entries before a position. */
    @Transactional
    Stretch before(String conversation, long position) {
        var found = store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.position < :position"
                                + " order by m.position desc",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("position", position)
                .setMaxResults(STRETCH + 1)
                .getResultList();
        commits.settle();
        var shown = new ArrayList<>(found.subList(0, Math.min(STRETCH, found.size())));
        Collections.reverse(shown);
        var older = found.size() > STRETCH ? shown.get(0).position() : null;
        return new Stretch(entries(shown), older);
    }

    private List<Entry> entries(List<Message> messages) {
        var ids = messages.stream().map(Message::id).toList();
        var attempts = histories.attempts(ids);
        var files = attachments.of(ids).stream().collect(Collectors.groupingBy(Attachment::message));
        return messages.stream()
                .map(message -> new Entry(
                        message,
                        message.reason(),
                        buttons(message),
                        files.getOrDefault(message.id(), List.of()),
                        attempts.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private static List<String> buttons(Message message) {
        if (message.quickReplies() == null) {
            return List.of();
        }
        return Json.read(message.quickReplies(), new TypeReference<List<Arrival.QuickReply>>() {}).stream()
                .map(Arrival.QuickReply::text)
                .toList();
    }
}
