package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventChannelTest {

    private final Container container = new Container();

    @Test
    void whatIsSentBeforeTheListenerCanTakeItComesLaterInItsOrder() throws Exception {
        var channel = container.channel();
        channel.send("a");
        channel.send("b");
        assertThat(container.written()).isEmpty();

        channel.onWritePossible();
        channel.send("c");

        assertThat(container.written()).isEqualTo("abc");
    }

    @Test
    void neverWaitsForAContainerThatCallsBackWithItsLockHeld() throws Exception {
        var channel = container.channel();
        channel.onWritePossible();
        container.lock.lock();
        var sender = new Thread(() -> channel.send("a"));
        sender.start();
        container.asked.await();

        // The sender waits for the container; were the container made to wait for the sender, nobody would go on.
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            var callback = new Thread(channel::onWritePossible);
            callback.start();
            callback.join();
        });
        container.lock.unlock();
        sender.join();

        assertThat(container.written()).isEqualTo("a");
    }

    @Test
    void closesOnceWhatWasSentBeforeIsWritten() throws Exception {
        var channel = container.channel();
        channel.send("last");
        channel.close();
        assertThat(container.completed).isFalse();

        channel.onWritePossible();

        assertThat(container.written()).isEqualTo("last");
        assertThat(container.completed).isTrue();
    }

    @Test
    void aListenerThatTakesNothingFromOneBeatToTheNextIsLetGo() throws Exception {
        var channel = container.channel();
        container.takes = false;
        channel.onWritePossible();
        channel.send("a");

        channel.beat();
        assertThat(container.completed).isFalse();
        channel.beat();

        assertThat(container.completed).isTrue();
        assertThat(channel.isOver()).isTrue();
    }

    @Test
    void asksForMoreOnceThereIsRoom() throws Exception {
        var channel = container.channel();
        var asked = new AtomicInteger();
        container.takes = false;
        channel.onWritePossible();
        channel.send("x".repeat(64 * 1024));
        assertThat(channel.hasRoom()).isFalse();

        channel.whenRoom(asked::incrementAndGet);
        assertThat(asked).hasValue(0);
        container.takes = true;
        channel.onWritePossible();
        channel.send("a");

        assertThat(asked).hasValue(1);
        assertThat(channel.hasRoom()).isTrue();
    }

    @Test
    void aListenerThatIsGoneIsLetGo() throws Exception {
        var channel = container.channel();
        channel.onWritePossible();
        container.broken = true;

        channel.send("a");

        assertThat(container.completed).isTrue();
    }

    @Test
    void nothingIsLostWhenManyThreadsMeet() throws Exception {
        var channel = container.channel();
        channel.onWritePossible();
        var threads = IntStream.range(0, 8)
                .mapToObj(each -> new Thread(() -> {
                    for (int sent = 0; sent < 2000; sent++) {
                        channel.send(each + "\n");
                        channel.onWritePossible();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        var counts = container.written().lines().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        assertThat(counts.values()).hasSize(8).containsOnly(2000L);
    }

    /** What a servlet container does for one answer, with a lock of its own as Liberty has. */
    private static final class Container extends ServletOutputStream {

        private final ReentrantLock lock = new ReentrantLock();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private volatile boolean takes = true;
        private volatile boolean broken;
        private volatile boolean completed;

        EventChannel channel() throws IOException {
            var response = proxy(ServletResponse.class, "getOutputStream", () -> this);
            return new EventChannel(proxy(AsyncContext.class, "getResponse", () -> response));
        }

        private <T> T proxy(Class<T> type, String method, Supplier<Object> answer) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                        if (called.getName().equals("complete")) {
                            completed = true;
                        }
                        return called.getName().equals(method) ? answer.get() : null;
                    }));
        }

        String written() {
            return written.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return takes;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            asked.countDown();
            lock.lock();
            try {
                written.write(bytes, from, length);
            } finally {
                lock.unlock();
            }
        }
    }
}
