package dev.passerelle.audit;

import dev.passerelle.problem.Page;
import dev.passerelle.tenant.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Finds entries of the bot in force, the newest first. */
@ApplicationScoped
class Journal {

    private static final int MOST_ACTORS = 50;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    /** Which entries are meant; null is no limit. @param until exclusive */
    record Search(String actor, String action, Instant from, Instant until) {}

    /** An entry without what it changed, which may be long. @param changes whether it says what */
    public record Line(String id, Instant at, String actor, String action, String target, boolean changes)
            implements Serializable {}

    /** @param before the last id of the page before; null for the first */
    @Transactional
    Page<Line> page(Search wanted, String before, Page.Limit limit) {
        var what = "e.id, e.at, e.actor, e.action, e.target,"
                + " case when e.before is null and e.after is null then false else true end";
        var found = query(what, wanted, before, Object[].class)
                .setMaxResults(limit.oneMore())
                .getResultStream()
                .map(row -> new Line(
                        (String) row[0], (Instant) row[1], (String) row[2], (String) row[3], (String) row[4], (Boolean)
                                row[5]))
                .toList();
        return Page.of(found, limit, Line::id);
    }

    /** The same with what they changed. */
    @Transactional
    List<AuditEntry> entries(Search wanted, String before, int limit) {
        return query("e", wanted, before, AuditEntry.class).setMaxResults(limit).getResultList();
    }

    @Transactional
    Optional<AuditEntry> entry(String id) {
        return Optional.ofNullable(store.find(AuditEntry.class, id));
    }

    /** Who has changed anything, by name. From one to the next in the index: counting them all would read every entry. */
    @Transactional
    List<String> actors() {
        var found = new ArrayList<String>();
        for (var next = actorAfter(""); next.isPresent() && found.size() < MOST_ACTORS; next = actorAfter(next.get())) {
            found.add(next.get());
        }
        return found;
    }

    private Optional<String> actorAfter(String last) {
        return store.createQuery(
                        "select e.actor from AuditEntry e where e.actor > :last order by e.actor", String.class)
                .setParameter("last", last)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Asks only for what is limited: a plan for "or null" reads everything. An id tells when its entry was made. */
    private <T> TypedQuery<T> query(String what, Search wanted, String before, Class<T> type) {
        var limits = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        limit("e.actor = :actor", "actor", wanted.actor(), limits, values);
        limit("e.action = :action", "action", wanted.action(), limits, values);
        limit("e.id >= :from", "from", wanted.from() == null ? null : Ids.first(wanted.from()), limits, values);
        limit("e.id < :until", "until", wanted.until() == null ? null : Ids.first(wanted.until()), limits, values);
        limit("e.id < :before", "before", before, limits, values);
        var where = limits.isEmpty() ? "" : " where " + String.join(" and ", limits);
        var query = store.createQuery("select " + what + " from AuditEntry e" + where + " order by e.id desc", type);
        values.forEach(query::setParameter);
        return query;
    }

    private static void limit(
            String condition, String name, Object value, List<String> limits, HashMap<String, Object> values) {
        if (value != null) {
            limits.add(condition);
            values.put(name, value);
        }
    }
}
