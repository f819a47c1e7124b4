package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.tenant.BotLeaving;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes the visitors of a bot that is being erased out of Genesys, as far as that goes at once: afterwards nobody has the
 * credentials any more. Somebody waits for it, so there is an end to it, and an organisation that does not answer ends it earlier.
 */
@ApplicationScoped
class Exodus {

    private static final Logger LOG = Logger.getLogger(Exodus.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Visits visits;

    @Inject
    Genesys genesys;

    @Inject
    Clock clock;

    void leave(@Observes BotLeaving bot) {
        var end = clock.instant().plus(PATIENCE);
        var staying = visits.inGenesys();
        int gone = 0;
        try {
            for (var conversation : staying) {
                if (clock.instant().isAfter(end)) {
                    break;
                }
                genesys.disconnectCustomer(conversation);
                gone++;
            }
        } catch (GenesysException e) {
            LOG.log(Level.INFO, "Genesys lets nobody out of bot {0}: {1}", new Object[] {bot.bot(), e.answer()});
        }
        if (gone < staying.size()) {
            LOG.log(
                    Level.WARNING,
                    "{0} visitors of erased bot {1} stay in Genesys until its own time is up",
                    new Object[] {staying.size() - gone, bot.bot()});
        }
    }

    /** The read behind it. */
    @ApplicationScoped
    static class Visits {

        @PersistenceContext(unitName = "bot")
        EntityManager store;

        /** Genesys' ids of the conversations from which nobody has taken leave. */
        @Transactional
        List<String> inGenesys() {
            return store.createQuery(
                            "select c.genesysConversation from Conversation c where c.genesysConversation is not null"
                                    + " and (c.status <> :ended or c.farewellDue = true) order by c.id",
                            String.class)
                    .setParameter("ended", Conversation.Status.ENDED)
                    .getResultList();
        }
    }
}
