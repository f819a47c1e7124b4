package dev.passerelle.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before servers as a load balancer does: each connection goes to the next one that listens. Or to nobody at all. */
final class Relay implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;

    private final ServerSocket door;
    private final List<Integer> ports;
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean hanging;

    Relay(int port, List<Integer> ports) {
        this.ports = ports;
        try {
            door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::welcome);
    }

    /** From now on connections are taken and nothing is ever answered; or no longer so. */
    void hang(boolean hang) {
        hanging = hang;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = connect()) {
            if (server == null) {
                return;
            }
            threads.execute(() -> copy(server, client));
            copy(client, server);
        } catch (IOException over) {
            // Both ends are closed.
        }
    }

    private Socket connect() throws IOException {
        int first = next.getAndIncrement();
        for (int each = 0; each < ports.size(); each++) {
            var server = new Socket();
            try {
                server.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), ports.get(Math.floorMod(first + each, ports.size()))),
                        CONNECT_MILLIS);
                server.setTcpNoDelay(true);
                return server;
            } catch (IOException notThisOne) {
                server.close();
            }
        }
        return null;
    }

    /** One end closed closes the other: a half-open connection would look like a very slow server. */
    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            var buffer = new byte[8192];
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                while (hanging) {
                    Waiting.pause(50);
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException over) {
            // Closed by one of them.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
