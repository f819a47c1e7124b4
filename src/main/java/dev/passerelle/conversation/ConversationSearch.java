package dev.passerelle.conversation;

import dev.passerelle.conversation.Conversation.Status;
import dev.passerelle.tenant.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds conversations of the bot in force, the newest first. Nothing is counted: each page is a walk along one index that ends
 * with the page, however many there are.
 */
@ApplicationScoped
class ConversationSearch {

    static final int PAGE = 25;

    private static final int LONGEST_FOLDED = 300;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    /**
     * What is looked for; null for anything.
     *
     * @param visitor an id of the bot's, an e-mail address or a last name, as a whole
     * @param until the first moment that is too late
     */
    record Wanted(Status status, String skill, String visitor, Instant from, Instant until) {}

    /**
     * A page of what was found.
     *
     * @param newer whether there is a page before it
     * @param older whether there is a page after it
     */
    record Found(List<Conversation> conversations, boolean newer, boolean older) {

        private static Found of(List<Conversation> oneMore, boolean newer) {
            var isMore = oneMore.size() > PAGE;
            return new Found(isMore ? oneMore.subList(0, PAGE) : oneMore, newer, isMore);
        }
    }

    @Transactional
    Found newest(Wanted wanted) {
        return Found.of(page(conditions(wanted), "desc"), false);
    }

    /** The page that follows a conversation. */
    @Transactional
    Found olderThan(String id, Wanted wanted) {
        var conditions = conditions(wanted);
        conditions.add("c.id < :before", "before", id);
        return Found.of(page(conditions, "desc"), true);
    }

    /** The page that precedes a conversation. */
    @Transactional
    Found newerThan(String id, Wanted wanted) {
        var conditions = conditions(wanted);
        conditions.add("c.id > :after", "after", id);
        var found = page(conditions, "asc");
        if (found.size() <= PAGE) {
            return newest(wanted);
        }
        var page = new ArrayList<>(found.subList(0, PAGE));
        Collections.reverse(page);
        return new Found(page, true, true);
    }

    private List<Conversation> page(Conditions conditions, String direction) {
        var query = store.createQuery(
                "select c from Conversation c" + conditions + " order by " + conditions.order(direction),
                Conversation.class);
        return conditions.fill(query).setMaxResults(PAGE + 1).getResultList();
    }

    private Conditions conditions(Wanted wanted) {
        var conditions = new Conditions();
        // Always: without a bound on the id, H2 takes the index that has nothing but the bot, and sorts all of its
        // rows.
        conditions.add("c.id >= :from", "from", Ids.first(wanted.from() == null ? Instant.EPOCH : wanted.from()));
        conditions.add("c.id < :until", "until", wanted.until() == null ? null : Ids.first(wanted.until()));
        if (wanted.status() == Status.ENDED) {
            // Nearly all have ended: the index of the states would lead past those of another skill or day.
            conditions.add("c.endedAt is not null");
        } else {
            conditions.addIndexed("status", wanted.status());
        }
        conditions.addIndexed("skill", wanted.skill());
        if (wanted.visitor() != null) {
            addVisitor(conditions, wanted.visitor());
        }
        return conditions;
    }

    /** One column, not one of three: a database walks one index. */
    private void addVisitor(Conditions conditions, String visitor) {
        if (isAnId(visitor)) {
            conditions.addIndexed("visitorId", visitor);
        } else if (visitor.contains("@")) {
            conditions.addIndexed("visitorEmail", folded(visitor));
        } else {
            conditions.addIndexed("visitorLastName", folded(visitor));
        }
    }

    private boolean isAnId(String visitor) {
        return !store.createQuery("select c.id from Conversation c where c.visitorId = :visitor", String.class)
                .setParameter("visitor", visitor)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** As it is stored to be found: whoever looks for "dupont" means "Dupont". */
    static String folded(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var small = text.strip().toLowerCase(Locale.ROOT);
        return small.length() > LONGEST_FOLDED ? small.substring(0, LONGEST_FOLDED) : small;
    }

    /** The conditions of a query, with what is put in. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private String indexed;

        /** A column with an index of bot, column and id. Of several, the last one is walked along: add the rarest last. */
        void addIndexed(String column, Object value) {
            if (value != null) {
                add("c." + column + " = :" + column, column, value);
                indexed = column;
            }
        }

        /** By id, as bot and column are the same in all rows; H2 reads along an index only when told all of its columns. */
        String order(String direction) {
            return Stream.of("bot", indexed, "id")
                    .filter(Objects::nonNull)
                    .map(column -> "c." + column + " " + direction)
                    .collect(Collectors.joining(", "));
        }

        void add(String condition) {
            all.add(condition);
        }

        void add(String condition, String name, Object value) {
            if (value != null) {
                all.add(condition);
                values.put(name, value);
            }
        }

        <T> TypedQuery<T> fill(TypedQuery<T> query) {
            values.forEach(query::setParameter);
            return query;
        }

        @Override
        public String toString() {
            return all.isEmpty() ? "" : " where " + String.join(" and ", all);
        }
    }
}
