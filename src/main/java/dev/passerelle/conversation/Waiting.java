package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For callers that hold a thread anyway. */
final class Waiting {

    private static final int PATIENCE_SECONDS = 15;

    private Waiting() {}

    /** @throws Problem 503 when it takes too long; it may be stored all the same */
    static <T> T forThe(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Problem.busy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
