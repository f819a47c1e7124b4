package dev.passerelle.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All bots of this deployment. Who may see which is decided above. */
@ApplicationScoped
public class Bots {

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Transactional
    public Optional<Bot> bySlug(String slug) {
        return store.createQuery("select b from Bot b where b.slug = :slug", Bot.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    @Transactional
    public Bot current() {
        return store.find(Bot.class, Tenant.current());
    }

    /** Bots by slug, after a slug; empty for the first page. */
    @Transactional
    public List<Bot> after(String slug, int limit) {
        return store.createQuery("select b from Bot b where b.slug > :slug order by b.slug", Bot.class)
                .setParameter("slug", slug)
                .setMaxResults(limit)
                .getResultList();
    }

    /** A new bot with the defaults, known to the database before this returns. */
    @Transactional
    public Bot create(String slug) {
        var bot = new Bot(slug, clock.instant());
        store.persist(bot);
        store.flush();
        return bot;
    }

    @Transactional
    public Bot configure(String id, Bot.Settings settings) {
        var bot = store.find(Bot.class, id);
        bot.configure(settings, clock.instant());
        store.flush();
        return bot;
    }
}
