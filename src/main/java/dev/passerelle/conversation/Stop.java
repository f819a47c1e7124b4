package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Notices that the process is told to stop, and lets go of what would hold it up.
 *
 * <p>Liberty waits 30 s for open streams before it tells the application anything; a hook of the virtual machine runs as
 * soon as the signal comes.
 */
@ApplicationScoped
class Stop {

    @Inject
    Streams streams;

    private volatile boolean stopping;

    private Thread hook;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        hook = new Thread(this::begin, "passerelle-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void begin() {
        stopping = true;
        streams.closeAll();
    }

    /** @throws Problem 503 once the stop has begun */
    void refuseNewOnes() {
        if (stopping) {
            throw Problem.shuttingDown();
        }
    }

    @PreDestroy
    void forget() {
        begin();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException running) {
            // The hook itself is what stops us.
        }
    }
}
