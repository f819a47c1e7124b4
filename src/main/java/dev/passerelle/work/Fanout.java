package dev.passerelle.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Asks for work wherever other work is under way, across bots: ids only, no content. */
@ApplicationScoped
public class Fanout {

    private static final int BATCH = 500;

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    /**
     * One piece of work of a kind for each subject of another kind. All or none, with the caller's transaction if there is one; what is asked for already stays as it is.
     *
     * @param pace between two subjects of one bot, so that many do not come due at once
     * @return how many there are now in addition
     */
    @Transactional
    public int request(String kind, String whereverThereIs, Duration pace) {
        var asked = new HashSet<>(subjects(kind));
        var next = new HashMap<String, Instant>();
        var now = clock.instant();
        int made = 0;
        for (var row : underWay(whereverThereIs)) {
            var subject = (String) row[0];
            var bot = (String) row[1];
            if (asked.contains(subject)) {
                continue;
            }
            var due = next.getOrDefault(bot, now);
            next.put(bot, due.plus(pace));
            store.persist(new Work(new Work.Key(kind, subject), bot, due));
            made++;
            if (made % BATCH == 0) {
                store.flush();
            }
        }
        return made;
    }

    private List<String> subjects(String kind) {
        return store.createQuery("select w.key.subject from Work w where w.key.kind = :kind", String.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    private List<Object[]> underWay(String kind) {
        return store.createQuery(
                        "select w.key.subject, w.bot from Work w where w.key.kind = :kind order by w.key.subject",
                        Object[].class)
                .setParameter("kind", kind)
                .getResultList();
    }
}
