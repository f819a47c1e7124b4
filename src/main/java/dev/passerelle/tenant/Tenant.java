package dev.passerelle.tenant;

import java.util.function.Supplier;

/**
 * The bot in force on this thread.
 *
 * <p>A thread-local and not a scoped bean: managed executors, timers and socket callbacks have no request scope.
 */
public final class Tenant {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

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
     * Binds a bot until the end of the request; {@link TenantFilter} takes it off again.
     *
     * @throws IllegalStateException when another bot is in force
     */
    public static void bind(String bot) {
        if (isBound() && !current().equals(bot)) {
            throw new IllegalStateException("Another bot is in force on this thread");
        }
        CURRENT.set(bot);
    }

    static void unbind() {
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
