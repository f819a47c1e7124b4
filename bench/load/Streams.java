import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The listeners of bench/streams: one thread, one selector, as many connections as asked for.
 *
 * <pre>
 *   java Streams.java PORT COUNT PATH…
 * </pre>
 *
 * Opens the paths in turn, from several loopback addresses when one runs out of ports. Then reads lines from standard input:
 * {@code wait TEXT} waits until every connection has been sent that text since the last line, and says how long that took.
 */
public class Streams {

    private static final int PER_ADDRESS = 20_000;

    private static class Listener {
        private final String path;
        private final StringBuilder heard = new StringBuilder();
        private boolean open = true;

        Listener(String path) {
            this.path = path;
        }
    }

    private static final Map<SelectionKey, Listener> LISTENERS = new HashMap<>();
    private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64 * 1024);

    public static void main(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var count = Integer.parseInt(arguments[1]);
        var paths = List.of(arguments).subList(2, arguments.length);
        var selector = Selector.open();
        var begun = System.nanoTime();
        for (int index = 0; index < count; index++) {
            connect(selector, port, paths.get(index % paths.size()), index);
            if (index % 50 == 49) {
                selector.selectNow();
                read(selector);
            }
        }
        waitFor(selector, "HTTP/1.1 200");
        System.out.printf("open %d after %.1f s%n", living(), (System.nanoTime() - begun) / 1e9);
        var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            LISTENERS.values().forEach(listener -> listener.heard.setLength(0));
            System.out.println("listening");
            var from = System.nanoTime();
            waitFor(selector, line.substring("wait ".length()));
            System.out.printf("%d of %d heard it, the last after %.2f s%n", heard(line.substring("wait ".length())), count,
                    (System.nanoTime() - from) / 1e9);
        }
    }

    private static void connect(Selector selector, int port, String path, int index) throws IOException {
        var address = "127.0.0." + (2 + index / PER_ADDRESS);
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(address, 0));
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nAccept: text/event-stream\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        LISTENERS.put(channel.register(selector, SelectionKey.OP_READ), new Listener(path));
    }

    private static void waitFor(Selector selector, String text) throws IOException {
        var end = System.nanoTime() + 120_000_000_000L;
        while (heard(text) < living() && System.nanoTime() < end) {
            selector.select(200);
            read(selector);
        }
    }

    private static void read(Selector selector) throws IOException {
        for (var key : selector.selectedKeys()) {
            var listener = LISTENERS.get(key);
            BUFFER.clear();
            int read;
            try {
                read = ((SocketChannel) key.channel()).read(BUFFER);
            } catch (IOException reset) {
                read = -1;
            }
            if (read < 0) {
                listener.open = false;
                key.cancel();
                key.channel().close();
            } else {
                listener.heard.append(new String(bytes(), StandardCharsets.UTF_8));
            }
        }
        selector.selectedKeys().clear();
    }

    private static byte[] bytes() {
        BUFFER.flip();
        var bytes = new byte[BUFFER.remaining()];
        BUFFER.get(bytes);
        return bytes;
    }

    private static long heard(String text) {
        return LISTENERS.values().stream().filter(listener -> listener.heard.indexOf(text) >= 0).count();
    }

    private static long living() {
        return LISTENERS.values().stream().filter(listener -> listener.open).count();
    }
}
