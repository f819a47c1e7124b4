package dev.passerelle.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What arrived and could not be placed. */
@ApplicationScoped
class WebhookEvents {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Clock clock;

    @Transactional
    boolean holds(String integration, String identity) {
        return store.createQuery(
                                "select count(e) from WebhookEvent e where e.integration = :integration"
                                        + " and e.identity = :identity",
                                Long.class)
                        .setParameter("integration", integration)
                        .setParameter("identity", identity)
                        .getSingleResult()
                > 0;
    }

    @Transactional
    void keep(String integration, OperatorEvent event, String identity, WebhookEvent.Reason reason, byte[] body) {
        // A NUL is valid JSON escaped and invalid in PostgreSQL raw; the bytes of JSON never hold a raw one.
        var text = new String(body, StandardCharsets.UTF_8);
        store.persist(new WebhookEvent(integration, event, identity, reason, text, clock.instant()));
        // A duplicate is noticed here, where it is expected, and not by the transaction manager.
        store.flush();
    }

    /** One that nobody has placed or discarded yet. */
    @Transactional
    Optional<WebhookEvent> unsettled(String id) {
        return Optional.ofNullable(store.find(WebhookEvent.class, id)).filter(event -> !event.isSettled());
    }

    @Transactional
    List<WebhookEvent> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : store.createQuery("select e from WebhookEvent e where e.id in :ids", WebhookEvent.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** @return whether it was not settled before */
    @Transactional
    boolean settle(String id) {
        return store.createQuery("update WebhookEvent e set e.settled = true where e.id = :id and e.settled = false")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
