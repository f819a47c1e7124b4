package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Queries on what the connector of the bot in force consists of, for use cases that have begun a transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ConnectorRows {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Clock clock;

    Connector add() {
        var connector = new Connector(clock.instant());
        store.persist(connector);
        store.flush();
        return connector;
    }

    /** A bot that was made by other means has an empty connector. */
    Connector connector() {
        return store.createQuery("select c from Connector c", Connector.class)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new Connector(clock.instant()));
    }

    /** The same, held against other writers; nothing when it was never stored, or the bot has been erased. */
    Optional<Connector> locked() {
        var found = store.createQuery("select c from Connector c", Connector.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
        found.ifPresent(store::refresh);
        return found;
    }

    List<QueueMapping> queues() {
        return store.createQuery("select q from QueueMapping q order by q.position", QueueMapping.class)
                .getResultList();
    }

    Optional<QueueMapping> queueOf(String skill) {
        return queues().stream()
                .filter(row -> Objects.equals(row.skill(), skill))
                .findFirst();
    }

    List<BotDocument.QueueChoice> queueChoices() {
        return queues().stream().map(QueueMapping::choice).toList();
    }

    void queues(List<BotDocument.QueueChoice> wanted) {
        var known = queues();
        known.forEach(store::remove);
        for (int position = 0; position < wanted.size(); position++) {
            var row = new QueueMapping(wanted.get(position), position);
            known.forEach(row::rememberFrom);
            store.persist(row);
        }
    }

    BotDocument.OpeningHours openingHours() {
        return hours().map(OpeningHours::document).orElse(null);
    }

    void openingHours(BotDocument.OpeningHours wanted) {
        var known = hours();
        if (wanted == null) {
            known.ifPresent(store::remove);
        } else {
            known.ifPresentOrElse(row -> row.change(wanted), () -> store.persist(new OpeningHours(wanted)));
        }
    }

    private Optional<OpeningHours> hours() {
        return store.createQuery("select h from OpeningHours h", OpeningHours.class)
                .getResultStream()
                .findFirst();
    }

    List<Integration> integrations() {
        return store.createQuery("select i from Integration i order by i.id", Integration.class)
                .getResultList();
    }

    Optional<Integration> integration(String id) {
        return Optional.ofNullable(store.find(Integration.class, id));
    }

    void add(Integration integration) {
        store.persist(integration);
    }
}
