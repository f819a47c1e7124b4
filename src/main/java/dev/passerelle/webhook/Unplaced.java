package dev.passerelle.webhook;

import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Arrivals;
import dev.passerelle.problem.Json;
import dev.passerelle.security.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Words of an operator that found no conversation: kept until somebody places or discards them. */
@ApplicationScoped
public class Unplaced {

    private static final List<WebhookEvent.Reason> LOST =
            List.of(WebhookEvent.Reason.UNKNOWN_CONVERSATION, WebhookEvent.Reason.CONVERSATION_ENDED);

    /** A receipt that belongs to nothing is nobody's loss. */
    private static final List<String> WORDS = List.of("Text", "Structured");

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Arrivals arrivals;

    @Inject
    WebhookEvents events;

    /** What there is to know about one; its body stays here. */
    public record Letter(String id, String conversation, String reason, Instant receivedAt) {

        static Letter of(WebhookEvent event) {
            return new Letter(event.id(), event.conversation(), event.reason().name(), event.receivedAt());
        }
    }

    /** The newest first, before an id; null for all. */
    @Transactional
    public List<Letter> before(String until, int limit) {
        return store.createQuery(
                        "select e from WebhookEvent e where e.reason in :reasons and e.type in :words"
                                + " and e.settled = false and (:until is null or e.id < :until) order by e.id desc",
                        WebhookEvent.class)
                .setParameter("reasons", LOST)
                .setParameter("words", WORDS)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultStream()
                .map(Letter::of)
                .toList();
    }

    /** The oldest first, after an id. @param conversation null for any @param reason a name of a reason, null for any */
    @Transactional
    public List<Letter> after(String from, String conversation, String reason, int limit) {
        var reasons = LOST.stream()
                .filter(lost -> reason == null || lost.name().equals(reason))
                .toList();
        if (reasons.isEmpty()) {
            return List.of();
        }
        return store.createQuery(
                        "select e from WebhookEvent e where e.reason in :reasons and e.type in :words"
                                + " and e.settled = false and e.id > :from"
                                + " and (:conversation is null or e.conversation = :conversation) order by e.id",
                        WebhookEvent.class)
                .setParameter("reasons", reasons)
                .setParameter("words", WORDS)
                .setParameter("from", from)
                .setParameter("conversation", conversation)
                .setMaxResults(limit)
                .getResultStream()
                .map(Letter::of)
                .toList();
    }

    /** Tries to place one again. @return empty when there is no such letter; it stays one unless it could be placed */
    public Optional<Arrivals.Placed> place(String id) {
        return events.unsettled(id).map(event -> {
            var placed = read(event).map(arrivals::message).orElse(Arrivals.Placed.NO_SUCH_CONVERSATION);
            if (placed == Arrivals.Placed.STORED || placed == Arrivals.Placed.DUPLICATE) {
                events.settle(id);
            }
            return placed;
        });
    }

    /** @return whether there was such a letter */
    public boolean discard(String id) {
        return events.settle(id);
    }

    private static Optional<Arrival> read(WebhookEvent event) {
        try {
            return OperatorEvents.read(Json.tree(event.body())) instanceof OperatorEvent.Text text
                    ? Optional.of(arrival(event, text))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrival arrival(WebhookEvent event, OperatorEvent.Text text) {
        var id = text.messageId() == null || text.messageId().isBlank()
                ? Tokens.hash(new String(event.body(), StandardCharsets.UTF_8))
                : text.messageId();
        return new Arrival(
                event.integration(),
                text.visitor(),
                id,
                text.author(),
                text.text(),
                text.files(),
                text.quickReplies(),
                text.at());
    }
}
