package dev.passerelle.conversation;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes to one listener without holding a thread for it.
 *
 * <p>On the servlet API and not on JAX-RS' event sink, which cannot send {@code retry} without data.
 */
class EventChannel implements WriteListener, AsyncListener {

    /** Bytes that may wait for a slow listener; after that it has to come back and read again. */
    private static final int PATIENCE = 1024 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean ready;
    private boolean unflushed;
    private boolean closing;
    private boolean closed;

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

    synchronized void send(String text) {
        if (closed || closing) {
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        waiting.add(bytes);
        waitingBytes += bytes.length;
        if (waitingBytes > PATIENCE) {
            complete();
        } else {
            drain();
        }
    }

    /** Closes once what was sent before is written. */
    synchronized void close() {
        closing = true;
        drain();
    }

    synchronized boolean isClosed() {
        return closed || closing;
    }

    @Override
    public synchronized void onWritePossible() {
        ready = true;
        drain();
    }

    private void drain() {
        try {
            while (ready && !closed && out.isReady() && writeNext()) {
                // Until nothing is left, or the listener cannot take more for now.
            }
        } catch (IOException | RuntimeException gone) {
            complete();
        }
    }

    /** @return whether there was something to do */
    private boolean writeNext() throws IOException {
        var next = waiting.poll();
        if (next != null) {
            out.write(next);
            waitingBytes -= next.length;
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
        if (!closed) {
            closed = true;
            waiting.clear();
            try {
                context.complete();
            } catch (IllegalStateException alreadyOver) {
                // The container was quicker.
            }
        }
    }

    @Override
    public synchronized void onError(Throwable gone) {
        complete();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        closed = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A stream is started once.
    }
}
