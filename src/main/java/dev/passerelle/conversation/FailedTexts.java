package dev.passerelle.conversation;

import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Texts that did not reach the operator: what was tried, and once more. */
@ApplicationScoped
public class FailedTexts {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Ledger ledger;

    @Inject
    Works works;

    @Inject
    Clock clock;

    /** @param lastAnswer of Genesys, redacted; null when it never gave one */
    public record Tried(int attempts, String lastAnswer) {}

    @Transactional(TxType.MANDATORY)
    public Tried tried(String message) {
        var attempts = store.createQuery(
                        "select a from DeliveryAttempt a where a.message = :message order by a.id",
                        DeliveryAttempt.class)
                .setParameter("message", message)
                .getResultList();
        return new Tried(
                attempts.size(),
                attempts.isEmpty()
                        ? null
                        : attempts.get(attempts.size() - 1).document().answer());
    }

    /** The {@code seq} of those that stand in the ledger. */
    @Transactional
    public Map<String, Long> seqs(Collection<String> messages) {
        return messages.isEmpty()
                ? Map.of()
                : store.createQuery(
                                "select m.id, m.seq from Message m where m.id in :ids and m.seq is not null",
                                Object[].class)
                        .setParameter("ids", messages)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Their words, as many characters as are asked for. */
    @Transactional
    public Map<String, String> words(Collection<String> messages, int most) {
        return messages.isEmpty()
                ? Map.of()
                : store.createQuery(
                                "select m.id, substring(m.text, 1, :most) from Message m where m.id in :ids"
                                        + " and m.text is not null",
                                Object[].class)
                        .setParameter("ids", messages)
                        .setParameter("most", most)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /**
     * Puts texts behind everything that waits in their conversation, in the order that they had, under the ids that they had.
     *
     * @return how many there were; empty when the conversation has ended
     */
    @Transactional(TxType.MANDATORY)
    public OptionalInt again(String id, Collection<String> messages) {
        var conversation = ledger.locked(id).filter(open -> !open.isEnded());
        if (conversation.isEmpty()) {
            return OptionalInt.empty();
        }
        var failed = failed(id, messages);
        failed.forEach(message -> again(conversation.get(), message));
        Optional.of(failed).filter(some -> !some.isEmpty()).ifPresent(some -> works.request(Dispatcher.KIND, id));
        return OptionalInt.of(failed.size());
    }

    private void again(Conversation conversation, Message message) {
        message.again(conversation, clock.instant());
        ledger.deliveryChanged(message);
    }

    private List<Message> failed(String conversation, Collection<String> messages) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.id in :ids"
                                + " and m.delivery = :failed order by m.position",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("ids", messages)
                .setParameter("failed", Message.Delivery.FAILED)
                .getResultList();
    }
}
