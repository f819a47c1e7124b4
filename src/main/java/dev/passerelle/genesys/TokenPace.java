package dev.passerelle.genesys;

import dev.passerelle.work.Nodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How fast tokens are asked for, over all nodes: Genesys counts the requests of an address, and ten thousand bots that start
 * together must not look like an attack.
 *
 * <p>One request after another with a pause between them, and not so many a second: what was held up does not come all at
 * once afterwards. Whoever needs a token now goes before those that are only renewed.
 */
@ApplicationScoped
class TokenPace {

    /** After that a caller is better off to come back than to hold a thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int NEWCOMER = 5;
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    /** What Genesys tolerates is about fifty; the rest is for clocks and networks that bunch up what was spread. */
    @Inject
    @ConfigProperty(name = "passerelle.genesys.tokens.per.second", defaultValue = "40")
    int perSecond;

    @Inject
    Nodes nodes;

    private final ReentrantLock gate = new ReentrantLock(true);
    private long last = System.nanoTime() - Duration.ofMinutes(1).toNanos();

    /**
     * Waits for the turn of somebody who needs a token now.
     *
     * @throws GenesysException.Retryable when too many are before it
     */
    void urgent() {
        try {
            if (!gate.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw GenesysException.Retryable.held("Too many tokens are being asked for", COME_BACK);
            }
            try {
                pause(Duration.ofDays(1));
            } finally {
                gate.unlock();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw GenesysException.Retryable.held("The server stops", COME_BACK);
        }
    }

    /** @return whether it is the turn of a renewal, after waiting for it for at most so long */
    boolean renewal(Duration most) {
        if (gate.hasQueuedThreads() || !gate.tryLock()) {
            return false;
        }
        try {
            return pause(most);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            gate.unlock();
        }
    }

    private boolean pause(Duration most) throws InterruptedException {
        var wait = last + spacing() - System.nanoTime();
        if (wait > most.toNanos()) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(wait);
        last = System.nanoTime();
        return true;
    }

    /** A node that has just come is slow at first: the others do not know yet that they have to share. */
    private long spacing() {
        var share = nodes.isNew() ? nodes.alive() * NEWCOMER : nodes.alive();
        return TimeUnit.SECONDS.toNanos(1) * share / Math.max(1, perSecond);
    }
}
