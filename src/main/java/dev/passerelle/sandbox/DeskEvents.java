package dev.passerelle.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The open desks. They are told that something changed, and read it for themselves. */
@ApplicationScoped
public class DeskEvents {

    private static final long HEARTBEAT_SECONDS = 15;
    private static final long TOGETHER_MILLIS = 50;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    // Liberty waits up to 30 s for open streams before it stops.
    private final Thread closing = new Thread(this::closeAll, "sandbox-desk-closing");
    private ScheduledFuture<?> heartbeat;

    private record Stream(String clientId, SseEventSink sink, Sse sse) {

        OutboundSseEvent event(String name, String data) {
            return sse.newEventBuilder().name(name).data(data).build();
        }
    }

    @PostConstruct
    void start() {
        Runtime.getRuntime().addShutdownHook(closing);
        heartbeat = executor.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        heartbeat.cancel(false);
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
            // The server is stopping: the hook is running or has run.
        }
    }

    void open(String clientId, SseEventSink sink, Sse sse) {
        var stream = new Stream(clientId, sink, sse);
        streams.add(stream);
        var retry = sse.newEventBuilder()
                .name("ready")
                .reconnectDelay(2_000)
                .data("{}")
                .build();
        send(stream, retry);
    }

    /** Several changes within a moment are one. */
    void changed(String clientId) {
        if (!streams.isEmpty() && changed.add(clientId)) {
            var unused = executor.schedule(
                    () -> {
                        changed.remove(clientId);
                        tell(clientId, "change", "{}");
                    },
                    TOGETHER_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** What is to go wrong has changed; for all organisations when none is named. */
    void trouble(String clientId) {
        streams.stream()
                .map(Stream::clientId)
                .filter(each -> clientId == null || clientId.equals(each))
                .distinct()
                .forEach(each -> tell(each, "trouble", "{}"));
    }

    void typing(String clientId, String conversationId) {
        tell(
                clientId,
                "typing",
                Wire.object("conversationId", conversationId, "millis", 5_000).toString());
    }

    private void tell(String clientId, String name, String data) {
        streams.stream()
                .filter(each -> each.clientId().equals(clientId))
                .forEach(each -> send(each, each.event(name, data)));
    }

    private void beat() {
        streams.forEach(each ->
                send(each, each.sse().newEventBuilder().comment("still here").build()));
    }

    private void send(Stream stream, OutboundSseEvent event) {
        try {
            var unused = stream.sink().send(event).exceptionally(failure -> {
                drop(stream);
                return null;
            });
        } catch (RuntimeException e) {
            drop(stream);
        }
    }

    private void drop(Stream stream) {
        streams.remove(stream);
        try {
            stream.sink().close();
        } catch (IOException e) {
            // It was closed from the other side.
        }
    }

    private void closeAll() {
        streams.forEach(this::drop);
    }
}
