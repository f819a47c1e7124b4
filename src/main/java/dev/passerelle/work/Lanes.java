package dev.passerelle.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** One lane for each bot: a bot whose organisation answers slowly waits for itself and takes no thread from others. */
@ApplicationScoped
public class Lanes {

    /** Pieces of work of one bot that run at the same time. */
    static final int WIDTH = 12;

    private final Map<String, Lane> lanes = new HashMap<>();

    private static class Lane {
        private int running;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
    }

    /** @return the task, when it may start now; otherwise it waits for {@link #leave} */
    synchronized Optional<Runnable> enter(String bot, Runnable task) {
        var lane = lanes.computeIfAbsent(bot, key -> new Lane());
        if (lane.running == WIDTH) {
            lane.waiting.add(task);
            return Optional.empty();
        }
        lane.running++;
        return Optional.of(task);
    }

    /** Whether other work of a bot waits for a place: then nobody should keep one for long. */
    public synchronized boolean isCrowded(String bot) {
        var lane = lanes.get(bot);
        return lane != null && !lane.waiting.isEmpty();
    }

    /** @return the task that may start in place of the one that ends */
    synchronized Optional<Runnable> leave(String bot) {
        var lane = lanes.get(bot);
        var next = lane.waiting.poll();
        if (next != null) {
            return Optional.of(next);
        }
        lane.running--;
        if (lane.running == 0) {
            lanes.remove(bot);
        }
        return Optional.empty();
    }
}
