package dev.passerelle.alarm;

import dev.passerelle.alarm.Alarm.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of alarms. */
@ApplicationScoped
class AlarmRows {

    private static final int LONGEST_DETAIL = 2000;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @PersistenceContext(unitName = "platform")
    EntityManager platform;

    @Inject
    Clock clock;

    /** A transaction of its own: an alarm about something that failed must not be rolled back with it. */
    @Transactional(TxType.REQUIRES_NEW)
    void raise(Kind kind, String subject, String detail) {
        var words = detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        var known = find(kind, subject);
        if (known.isEmpty()) {
            store.persist(new Alarm(kind, subject, words, clock.instant()));
            store.flush();
        } else if (!Objects.equals(known.get().detail(), words)) {
            known.get().nowWith(words);
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    boolean holds(Kind kind, String subject) {
        return find(kind, subject).isPresent();
    }

    @Transactional
    void clear(Kind kind, String subject) {
        store.createQuery("delete from Alarm a where a.kind = :kind and a.subject = :subject")
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .executeUpdate();
    }

    @Transactional
    void clearAll(Kind kind) {
        store.createQuery("delete from Alarm a where a.kind = :kind")
                .setParameter("kind", kind)
                .executeUpdate();
    }

    @Transactional
    List<Alarm> open() {
        return store.createQuery("select a from Alarm a order by a.since, a.id", Alarm.class)
                .getResultList();
    }

    /** Over all bots. */
    @Transactional
    long count(Kind kind) {
        return platform.createQuery("select count(a) from OpenAlarm a where a.kind = :kind", Long.class)
                .setParameter("kind", kind)
                .getSingleResult();
    }

    private Optional<Alarm> find(Kind kind, String subject) {
        return store.createQuery("select a from Alarm a where a.kind = :kind and a.subject = :subject", Alarm.class)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }
}
