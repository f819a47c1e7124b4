package dev.passerelle.conversation;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes to one listener without holding a thread for it.
 *
 * <p>On the servlet API and not on JAX-RS' event sink, which cannot send {@code retry} without data.
 *
 * <p>No lock is held here while the container is called: it calls us back with its own lock held, and two threads, each waiting
 * for the other's, would wait for ever. One thread at a time writes; who comes meanwhile leaves its text and goes.
 */
class EventChannel implements WriteListener, AsyncListener {

    /** Bytes that may wait for a slow listener. The ledger keeps the rest until there is room for it. */
    private static final int ROOM = 64 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingBytes = new AtomicInteger();

    /** How many have asked for a turn since the writing thread looked last; none writes while it is zero. */
    private final AtomicInteger turns = new AtomicInteger();

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ready;
    private volatile boolean closing;
    private volatile boolean abandoned;
    private volatile Runnable whenRoom;
    private volatile long taken;

    /** Touched by the writing thread alone. */
    private boolean unflushed;

    /** Touched by the heartbeat alone: what had been taken at the last beat. */
    private long takenBefore = -1;

    EventChannel(AsyncContext context) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        context.setTimeout(0);
        context.addListener(this);
    }

    /** From here on the container says when it can be written to. */
    void start() {
        out.setWriteListener(this);
    }

    /** Texts of one listener come from one thread after another: their order is the callers' own. */
    void send(String text) {
        if (isClosed()) {
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        waitingBytes.addAndGet(bytes.length);
        waiting.add(bytes);
        drain();
    }

    boolean hasRoom() {
        return waitingBytes.get() < ROOM;
    }

    /** @param once run as soon as there is room, at once if there is; by whoever writes, so it must not take long */
    void whenRoom(Runnable once) {
        whenRoom = once;
        drain();
    }

    /** Keeps the connection open; lets go of a listener that has taken nothing since the last beat although something waits. */
    void beat() {
        var now = taken;
        if (now == takenBefore && !waiting.isEmpty()) {
            letGo();
        } else {
            takenBefore = now;
            send(":\n\n");
        }
    }

    /** Closes once what was sent before is written. */
    void close() {
        closing = true;
        drain();
    }

    /** Closes at once. The listener comes back and says what it saw last. */
    void letGo() {
        abandoned = true;
        drain();
    }

    /** Whether nothing more can be sent. */
    boolean isClosed() {
        return closing || isOver();
    }

    /** Whether the connection is given back, too. */
    boolean isOver() {
        return closed.get();
    }

    @Override
    public void onWritePossible() {
        ready = true;
        drain();
    }

    private void drain() {
        if (turns.getAndIncrement() > 0) {
            return;
        }
        var seen = 1;
        while (seen > 0) {
            write();
            seen = turns.addAndGet(-seen);
        }
    }

    private void write() {
        if (abandoned) {
            complete();
        }
        try {
            while (ready && !closed.get() && out.isReady() && writeNext()) {
                // Until nothing is left, or the listener cannot take more for now.
            }
        } catch (IOException | RuntimeException gone) {
            complete();
        }
        var once = whenRoom;
        if (once != null && hasRoom() && !isClosed()) {
            whenRoom = null;
            once.run();
        }
    }

    /** @return whether there was something to do */
    private boolean writeNext() throws IOException {
        var next = waiting.poll();
        if (next != null) {
            out.write(next);
            waitingBytes.addAndGet(-next.length);
            taken++;
            unflushed = true;
            return true;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return true;
        }
        if (closing) {
            complete();
        }
        return false;
    }

    private void complete() {
        if (closed.compareAndSet(false, true)) {
            waiting.clear();
            try {
                context.complete();
            } catch (IllegalStateException alreadyOver) {
                // The container was quicker.
            }
        }
    }

    @Override
    public void onError(Throwable gone) {
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        closed.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A stream is started once.
    }
}
