package dev.passerelle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Page;
import dev.passerelle.security.ApiKeyChanged;
import dev.passerelle.security.RightsChanged;
import dev.passerelle.tenant.BotErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The journal of the bot in force. */
@ApplicationScoped
public class Audit {

    /** The actor of what nobody asked for: the first bot of a demo, work that the server does by itself. */
    static final String SYSTEM = "system";

    private static final Logger LOG = Logger.getLogger(Audit.class.getName());

    private static final int LONGEST = 1_000_000;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    SecurityContext security;

    @Inject
    Clock clock;

    /** An entry, as the administration API tells it. */
    public record Entry(
            String id, Instant at, String actor, String action, String target, JsonNode before, JsonNode after) {

        static Entry of(AuditEntry row) {
            return new Entry(
                    row.id(), row.at(), row.actor(), row.action(), row.target(), tree(row.before()), tree(row.after()));
        }

        private static JsonNode tree(String json) {
            return json == null ? null : Json.read(json, JsonNode.class);
        }
    }

    /**
     * Notes a deed, in the transaction that does it.
     *
     * @param action what was done, as {@code thing.deed}
     * @param target what it was done to, an id or an address within the bot
     * @param before what was there, secrets masked; null when there was nothing
     * @param after what is there now, secrets masked; null when there is nothing any more
     */
    @Transactional(TxType.MANDATORY)
    public void record(String action, String target, Object before, Object after) {
        store.persist(new AuditEntry(actor(), action, target, json(before), json(after), clock.instant()));
    }

    /** The newest first. @param until the last id of the page before; null for the first */
    @Transactional
    public Page<Entry> list(String until, Page.Limit limit) {
        var found = store.createQuery(
                        "select e from AuditEntry e where (:until is null or e.id < :until) order by e.id desc",
                        AuditEntry.class)
                .setParameter("until", until)
                .setMaxResults(limit.oneMore())
                .getResultList();
        return Page.of(found.stream().map(Entry::of).toList(), limit, Entry::id);
    }

    void keyChanged(@Observes ApiKeyChanged key) {
        var label = Map.of("label", key.label());
        if (key.issued()) {
            record("api-key.issued", key.id(), null, label);
        } else {
            record("api-key.revoked", key.id(), label, null);
        }
    }

    void rightsChanged(@Observes RightsChanged rights) {
        record(rights.deed(), rights.login(), role(rights.before()), role(rights.after()));
    }

    private static Map<String, Object> role(Object role) {
        return role == null ? null : Map.of("role", role);
    }

    /** The journal goes with its bot; that it went is left in the log. */
    void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased bot) {
        LOG.log(Level.INFO, "Bot {0} was erased by {1}", new Object[] {bot.bot(), actor()});
    }

    private String actor() {
        var caller = security.getCallerPrincipal();
        return caller == null || caller.getName() == null ? SYSTEM : caller.getName();
    }

    private static String json(Object value) {
        var json = value == null ? null : Json.write(value);
        return json == null || json.length() <= LONGEST ? json : Json.write("…");
    }
}
