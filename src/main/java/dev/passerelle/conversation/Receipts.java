package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.genesys.Verdict;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Confirms operators' messages to Genesys. Best effort, kept in memory: a receipt that is late tells nobody anything, and
 * nobody waits for one.
 */
@ApplicationScoped
class Receipts {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(60);
    private static final int MOST_OF_A_BOT = 1000;
    private static final int PAUSE_MILLIS = 1000;
    private static final int MOST_THREADS = 16;

    /** Not the container's: those are for who calls us, and a slow organisation would take them. */
    @Resource
    ManagedThreadFactory threads;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    Connectors connectors;

    @Inject
    Clock clock;

    private final Map<String, Queue<Owed>> owed = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private ThreadPoolExecutor outgoing;

    @PostConstruct
    void open() {
        outgoing = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        outgoing.allowCoreThreadTimeOut(true);
    }

    /** Nobody is interrupted: H2 takes an interrupted read for a broken file. */
    @PreDestroy
    void close() {
        outgoing.shutdown();
        outgoing.getQueue().clear();
    }

    /** @param integration our id of the one that the message came through */
    record Owed(String bot, String integration, String conversation, String externalId, Instant since) {}

    /** Takes a receipt to be sent soon, or drops it when its bot owes too many. */
    void owe(Owed receipt) {
        owed.computeIfAbsent(receipt.bot(), bot -> new ArrayBlockingQueue<>(MOST_OF_A_BOT))
                .offer(receipt);
        begin(receipt.bot());
    }

    private void begin(String bot) {
        if (busy.add(bot)) {
            outgoing.execute(() -> settle(bot));
        }
    }

    private void settle(String bot) {
        var done = true;
        try {
            done = Tenant.as(bot, () -> settled(owed.get(bot)));
        } finally {
            if (done) {
                busy.remove(bot);
                if (!owed.get(bot).isEmpty()) {
                    begin(bot);
                }
            } else {
                CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, outgoing)
                        .execute(() -> settle(bot));
            }
        }
    }

    /** @return whether nothing is left to send */
    private boolean settled(Queue<Owed> receipts) {
        for (var next = receipts.peek(); next != null; next = receipts.peek()) {
            if (next.since().plus(WORTH_TELLING).isAfter(clock.instant()) && !sent(next)) {
                return false;
            }
            receipts.poll();
        }
        return true;
    }

    private boolean sent(Owed receipt) {
        if (!budget.mayReceipt()) {
            return false;
        }
        try {
            connectors
                    .genesysIntegration(receipt.integration())
                    .ifPresent(
                            integration -> genesys.receipt(integration, receipt.conversation(), receipt.externalId()));
            return true;
        } catch (GenesysException why) {
            // One that left is not worth a second request, whatever came of it.
            return why.verdict() != Verdict.HELD && why.verdict() != Verdict.WAIT;
        }
    }
}
