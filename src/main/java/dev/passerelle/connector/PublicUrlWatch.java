package dev.passerelle.connector;

import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** After a start with another public address, every integration that still posts to the old one is seen to. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicUrlWatch {

    private static final int PAGE = 200;
    private static final long AFTER_START_MILLIS = 30_000;

    @Resource
    TimerService timers;

    @Inject
    Bots bots;

    @Inject
    Requests requests;

    /** Not at once: the start of the server does not wait for it. */
    @PostConstruct
    void plan() {
        timers.createSingleActionTimer(AFTER_START_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void look(Timer timer) {
        for (var page = bots.after("", PAGE); !page.isEmpty(); page = bots.after(last(page), PAGE)) {
            page.forEach(bot -> Tenant.run(bot.id(), requests::requestWhereMoved));
        }
    }

    private static String last(List<Bot> page) {
        return page.get(page.size() - 1).slug();
    }

    /** One transaction for each bot. */
    @ApplicationScoped
    static class Requests {

        @PersistenceContext(unitName = "platform")
        EntityManager platform;

        @Inject
        ConnectorRows rows;

        @Inject
        Works works;

        @Inject
        PublicUrl publicUrl;

        @Transactional
        void requestWhereMoved() {
            var here = publicUrl.value();
            var moved = rows.integrations().stream()
                    .filter(row -> row.state() != IntegrationState.UNUSED)
                    .anyMatch(row ->
                            row.webhookBase() != null && !row.webhookBase().equals(here));
            if (moved && platform.find(Bot.class, Tenant.current(), LockModeType.PESSIMISTIC_WRITE) != null) {
                works.request(IntegrationWork.KIND, Tenant.current());
            }
        }
    }
}
