package dev.passerelle.http;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does things at the same moment. */
final class Together {

    private Together() {}

    /** @return what each gave, in the order given */
    static <T> List<T> run(List<Supplier<T>> all) {
        var start = new CyclicBarrier(all.size());
        var pool = Executors.newFixedThreadPool(all.size());
        try {
            var running = all.stream()
                    .map(one -> pool.submit(() -> {
                        start.await();
                        return one.get();
                    }))
                    .toList();
            return running.stream().map(Together::result).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(java.util.concurrent.Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
