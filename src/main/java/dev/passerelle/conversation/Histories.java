package dev.passerelle.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.passerelle.problem.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a conversation of the bot in force is made of, and how each text fared. */
@ApplicationScoped
class Histories {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Entries entries;

    /** @param reason why it failed; a name of {@link Undelivered} or what Genesys said */
    record Entry(@JsonUnwrapped MessageDocument message, String reason, List<DeliveryAttempt.Document> attempts) {}

    /** In the order in which they were stored, after an id. */
    @Transactional
    Page<Entry> of(String conversation, String after, Page.Limit limit) {
        var found = store.createQuery(
                        "select m from Message m where m.conversation = :conversation and (:after is null or m.id > :after)"
                                + " order by m.id",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("after", after)
                .setMaxResults(limit.oneMore())
                .getResultList();
        var attempts = attempts(found.stream().map(Message::id).toList());
        var told = found.stream()
                .map(message -> new Entry(
                        entries.document(message), message.reason(), attempts.getOrDefault(message.id(), List.of())))
                .toList();
        return Page.of(told, limit, entry -> entry.message().id());
    }

    /** The tries of each of these messages, oldest first. */
    @Transactional
    Map<String, List<DeliveryAttempt.Document>> attempts(List<String> messages) {
        return messages.isEmpty()
                ? Map.of()
                : store.createQuery(
                                "select a from DeliveryAttempt a where a.message in :ids order by a.id",
                                DeliveryAttempt.class)
                        .setParameter("ids", messages)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                DeliveryAttempt::message,
                                Collectors.mapping(DeliveryAttempt::document, Collectors.toList())));
    }
}
