package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.tenant.Tenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the operator that the visitor is writing: at most every five seconds, and only when the budget allows. */
@ApplicationScoped
class VisitorTyping {

    private static final Logger LOG = Logger.getLogger(VisitorTyping.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    Connectors connectors;

    @Inject
    Clock clock;

    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    void relay(Conversation conversation) {
        if (conversation.status() == Conversation.Status.ACTIVE && isTime(conversation.id()) && budget.mayType()) {
            var bot = Tenant.current();
            executor.execute(() -> Tenant.run(bot, () -> tell(conversation)));
        }
    }

    private boolean isTime(String conversation) {
        var now = clock.instant();
        if (told.size() > MOST_REMEMBERED) {
            told.clear();
        }
        return told.merge(conversation, now, (last, fresh) -> last.plus(PAUSE).isAfter(fresh) ? last : fresh)
                .equals(now);
    }

    private void tell(Conversation conversation) {
        try {
            connectors
                    .genesysIntegration(conversation.integration())
                    .ifPresent(integration -> genesys.typing(integration, conversation.id()));
        } catch (GenesysException e) {
            LOG.log(Level.FINE, "Typing in {0} was not told: {1}", new Object[] {conversation.id(), e.answer()});
        }
    }
}
