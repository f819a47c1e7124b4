package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.work.Stopping;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Notices that the server is about to stop, and lets go of the streams that would hold it up.
 *
 * <p>Liberty waits 30 s for them before it tells the application anything. A signal reaches a hook of the virtual machine at
 * once; a stop that is asked for in another way shows only in that the server no longer listens.
 */
@ApplicationScoped
class Stop {

    private static final int PAUSE_MILLIS = 1000;
    private static final int PATIENCE_MILLIS = 2000;

    @Inject
    Streams streams;

    @Inject
    Event<Stopping> event;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_HOST")
    String host;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_PORT")
    int port;

    private volatile boolean stopping;

    private Thread hook;
    private Thread watch;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        hook = new Thread(this::begin, "passerelle-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        watch = new Thread(this::watch, "passerelle-stop-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (!stopping) {
                Thread.sleep(PAUSE_MILLIS);
                // Who has an open stream came through the door: if it is closed now, it was closed on purpose.
                if (port > 0 && streams.count() > 0 && isRefused() && isRefused()) {
                    begin();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only a refusal says that nobody listens: whoever is slow to answer, or out of sockets, goes on. */
    private boolean isRefused() {
        var address = host.equals("*") || host.equals("0.0.0.0")
                ? new InetSocketAddress("localhost", port)
                : new InetSocketAddress(host, port);
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }

    private void begin() {
        stopping = true;
        event.fire(new Stopping());
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
        watch.interrupt();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException running) {
            // The hook itself is what stops us.
        }
    }
}
