package dev.passerelle.tenant;

import java.util.function.Supplier;

/**
 * The bot in force on this thread.
 *
 * <p>A thread-local and not a scoped bean: managed executors, timers and socket callbacks have no request scope.
 */
public final class Tenant {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    /** Whether somebody on this thread takes the bot off again: threads are shared, and a bot left on one is a leak. */
    private static final ThreadLocal<Boolean> IN_REQUEST = new ThreadLocal<>();

    private Tenant() {}

    /** @throws IllegalStateException when no bot is in force: unbound never means "all". */
    public static String current() {
        var bot = CURRENT.get();
        if (bot == null) {
            throw new IllegalStateException("No bot is in force on this thread");
        }
        return bot;
    }

    public static boolean isBound() {
        return CURRENT.get() != null;
    }

    /**
     * Puts a bot in force until the end of the request.
     *
     * @throws IllegalStateException when another bot is in force, or there is no request that would take it off again
     */
    public static void bind(String bot) {
        if (isBound()) {
            if (!current().equals(bot)) {
                throw new IllegalStateException("Another bot is in force on this thread");
            }
            return;
        }
        if (IN_REQUEST.get() == null) {
            throw new IllegalStateException("A bot is bound outside of a request");
        }
        CURRENT.set(bot);
    }

    /** @return whether this is the outermost frame, which has to {@link #leaveRequest} */
    static boolean enterRequest() {
        if (IN_REQUEST.get() != null) {
            return false;
        }
        IN_REQUEST.set(true);
        return true;
    }

    static void leaveRequest() {
        IN_REQUEST.remove();
        CURRENT.remove();
    }

    /** Runs one piece of work for a bot on a thread that has none. */
    public static <T> T as(String bot, Supplier<T> work) {
        if (isBound()) {
            throw new IllegalStateException("A bot is in force on this thread already");
        }
        CURRENT.set(bot);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** As {@link #as(String, Supplier)}, without a result. */
    public static void run(String bot, Runnable work) {
        as(bot, () -> {
            work.run();
            return null;
        });
    }
}
