package dev.passerelle.conversation;

import dev.passerelle.tenant.Bots;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The rows of visitors who are forgotten here and still have to be taken out of Genesys. */
@ApplicationScoped
class Departures {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Bots bots;

    @Inject
    Works works;

    @Inject
    Clock clock;

    /** @param integration Genesys' id */
    @Transactional(TxType.MANDATORY)
    void owe(String conversation, String integration, String genesysConversation, Locale locale) {
        if (store.find(Departure.class, conversation) == null) {
            store.persist(new Departure(conversation, integration, genesysConversation, locale, clock.instant()));
            store.flush();
            works.request(Farewell.KIND, conversation);
        }
    }

    /** As above, for a conversation whose language is forgotten. A bot that is erased too can take nobody out. */
    @Transactional(TxType.MANDATORY)
    void owe(String conversation, String integration, String genesysConversation) {
        var bot = bots.current();
        if (bot != null) {
            owe(conversation, integration, genesysConversation, bot.locale());
        }
    }

    @Transactional
    Optional<Departure> find(String conversation) {
        return Optional.ofNullable(store.find(Departure.class, conversation));
    }

    @Transactional
    void told(String conversation, String genesysConversation) {
        find(conversation).ifPresent(departure -> departure.told(genesysConversation));
    }

    @Transactional
    void done(String conversation) {
        find(conversation).ifPresent(store::remove);
    }
}
