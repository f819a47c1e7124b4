package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.Reachability;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.tenant.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the operator that the visitor is writing: at most every five seconds, and only when nothing stands in the way. */
@ApplicationScoped
class VisitorTyping {

    private static final Logger LOG = Logger.getLogger(VisitorTyping.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_THREADS = 16;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    Reachability reachability;

    @Inject
    Connectors connectors;

    @Inject
    Clock clock;

    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    /** Bots for which something is being told: one at a time for each, so that a slow organisation takes one thread. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private ThreadPoolExecutor executor;

    @PostConstruct
    void open() {
        executor = new ThreadPoolExecutor(
                0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads, new DiscardPolicy());
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }

    void relay(Conversation conversation) {
        var bot = Tenant.current();
        if (conversation.status() == Conversation.Status.ACTIVE
                && reachability.isGiven()
                && budget.mayType()
                && !busy.contains(bot)
                && isTime(conversation.id())) {
            executor.execute(() -> tell(bot, conversation));
        }
    }

    private void tell(String bot, Conversation conversation) {
        if (busy.add(bot)) {
            try {
                Tenant.run(bot, () -> tell(conversation));
            } finally {
                busy.remove(bot);
            }
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
