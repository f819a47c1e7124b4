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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Which letters are meant; null is no limit. @param reason a name of a reason @param until exclusive */
    public record Search(String conversation, String reason, Instant from, Instant until) {

        private List<WebhookEvent.Reason> reasons() {
            return LOST.stream()
                    .filter(lost -> reason == null || lost.name().equals(reason))
                    .toList();
        }
    }

    /** The oldest first, after an id. */
    @Transactional
    public List<Letter> after(String id, Search wanted, int limit) {
        return letters(wanted, " and e.id > :id order by e.id", Map.of("id", id), limit);
    }

    /** The latest first, before a moment and an id; null for all. */
    @Transactional
    public List<Letter> latest(Search wanted, Instant moment, String id, int limit) {
        var order = " order by e.receivedAt desc, e.id desc";
        if (moment == null) {
            return letters(wanted, order, Map.of(), limit);
        }
        var before = " and e.receivedAt <= :moment and (e.receivedAt < :moment or e.id < :id)";
        return letters(wanted, before + order, Map.of("moment", moment, "id", id), limit);
    }

    /** Asks only for what is limited: a plan for "or null" reads everything. The bodies stay where they are. */
    private List<Letter> letters(Search wanted, String rest, Map<String, Object> values, int limit) {
        if (wanted.reasons().isEmpty()) {
            return List.of();
        }
        var query = store.createQuery(
                        "select e.id, e.conversation, e.reason, e.receivedAt from WebhookEvent e"
                                + " where e.reason in :reasons and e.type in :words and e.settled = false"
                                + (wanted.conversation() == null ? "" : " and e.conversation = :conversation")
                                + (wanted.from() == null ? "" : " and e.receivedAt >= :from")
                                + (wanted.until() == null ? "" : " and e.receivedAt < :until")
                                + rest,
                        Object[].class)
                .setParameter("reasons", wanted.reasons())
                .setParameter("words", WORDS)
                .setMaxResults(limit);
        if (wanted.conversation() != null) {
            query.setParameter("conversation", wanted.conversation());
        }
        if (wanted.from() != null) {
            query.setParameter("from", wanted.from());
        }
        if (wanted.until() != null) {
            query.setParameter("until", wanted.until());
        }
        values.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new Letter(
                        (String) row[0], (String) row[1], ((WebhookEvent.Reason) row[2]).name(), (Instant) row[3]))
                .toList();
    }

    /** What the operator wrote in each; those without words are left out. */
    @Transactional
    public Map<String, String> words(Collection<String> ids) {
        var found = new HashMap<String, String>();
        for (var event : events.all(ids)) {
            text(event).ifPresent(words -> found.put(event.id(), words));
        }
        return found;
    }

    /** Tries to place one again. @return empty when there is no such letter; it stays one unless it could be placed */
    public Optional<Arrivals.Placed> place(String id) {
        return events.unsettled(id).map(event -> {
            var placed = read(event)
                    .map(text -> arrivals.message(arrival(event, text)))
                    .orElse(Arrivals.Placed.NO_SUCH_CONVERSATION);
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

    private static Optional<String> text(WebhookEvent event) {
        return read(event).map(OperatorEvent.Text::text).filter(words -> !words.isBlank());
    }

    private static Optional<OperatorEvent.Text> read(WebhookEvent event) {
        try {
            return OperatorEvents.read(Json.tree(event.body())) instanceof OperatorEvent.Text text
                    ? Optional.of(text)
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
