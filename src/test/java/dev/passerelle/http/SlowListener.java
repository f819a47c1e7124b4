package dev.passerelle.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A browser behind a bad line: it takes little at a time, so that the server has to wait for it again and again. */
final class SlowListener implements AutoCloseable {

    private static final int LITTLE = 64 * 1024;

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int pauseMillis;
    private final Thread thread = new Thread(this::read, "slow-listener");

    private SlowListener(URI events, int pauseMillis) throws IOException {
        this.pauseMillis = pauseMillis;
        socket.setReceiveBufferSize(LITTLE);
        socket.connect(new InetSocketAddress(events.getHost(), events.getPort()));
        var request = "GET " + events.getRawPath() + "?" + events.getRawQuery() + " HTTP/1.1\r\nHost: "
                + events.getAuthority() + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        thread.setDaemon(true);
        thread.start();
    }

    static SlowListener open(String eventsUrl, int pauseMillis) {
        try {
            return new SlowListener(URI.create(eventsUrl), pauseMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        var little = new byte[LITTLE];
        try {
            for (int read = socket.getInputStream().read(little);
                    read >= 0;
                    read = socket.getInputStream().read(little)) {
                synchronized (taken) {
                    taken.write(little, 0, read);
                }
                Thread.sleep(pauseMillis);
            }
        } catch (IOException | InterruptedException over) {
            // Nobody looks any more.
        }
    }

    /** Whether something has come, wherever the pieces of the answer were cut. */
    boolean hasTaken(String text) {
        synchronized (taken) {
            return taken.toString(StandardCharsets.UTF_8)
                    .replaceAll("\r\n[0-9a-f]+\r\n", "")
                    .contains(text);
        }
    }

    /** How much has come, and whether more may come. */
    @Override
    public String toString() {
        synchronized (taken) {
            return taken.size() + " bytes, " + (thread.isAlive() ? "listening" : "over");
        }
    }

    /** In the middle of whatever it is being told. */
    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
