package dev.passerelle.conversation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The commits to the ledger that are under way in this process.
 *
 * <p>H2 lets others see a commit a moment before a crash can no longer take it back: it becomes visible first and is marked as
 * committed afterwards. Somebody shown an entry that is then taken back would see another one under the same {@code seq}. So
 * whoever has read something to show waits for the commits that were under way. PostgreSQL shows only what is in its log.
 */
@ApplicationScoped
class Commits {

    private static final int LONGEST_SECONDS = 30;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Inject
    IntakeRows rows;

    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();

    /** @return to be handed to {@link #over} when the commit is over, whatever became of it */
    CompletableFuture<Void> begin() {
        var commit = new CompletableFuture<Void>();
        underWay.add(commit);
        return commit;
    }

    void over(CompletableFuture<Void> commit) {
        underWay.remove(commit);
        commit.complete(null);
    }

    /** The transaction in force appends to the ledger. */
    void noteOwn() {
        if (transactions.getResource(this) == null) {
            transactions.putResource(this, true);
            transactions.registerInterposedSynchronization(new Own());
        }
    }

    private class Own implements Synchronization {

        private CompletableFuture<Void> commit;

        @Override
        public void beforeCompletion() {
            // Should the transaction manager forget to say how it ended, nobody waits for ever.
            commit = begin().completeOnTimeout(null, LONGEST_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void afterCompletion(int status) {
            if (commit != null) {
                over(commit);
            }
        }
    }

    /** After this, what its caller has read stays. */
    void settle() {
        if (!underWay.isEmpty() && rows.showsCommitsEarly()) {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        }
    }
}
