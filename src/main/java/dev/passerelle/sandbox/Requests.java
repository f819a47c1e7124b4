package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What each organisation was asked, as received: tests look at it to see what the product sent. In memory only. */
@ApplicationScoped
public class Requests {

    private static final int KEPT = 5_000;

    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Deque<Request>> requests = new ConcurrentHashMap<>();

    record Request(
            long seq,
            Instant at,
            String method,
            String path,
            String query,
            int status,
            String correlationId,
            String contentType,
            String body) {

        JsonObject json() {
            return Wire.object(
                    "seq", seq,
                    "at", at,
                    "method", method,
                    "path", path,
                    "query", query,
                    "status", status,
                    "correlationId", correlationId,
                    "contentType", contentType,
                    "body", body);
        }
    }

    long nextSequence() {
        return sequence.incrementAndGet();
    }

    void add(String clientId, Request request) {
        var kept = requests.computeIfAbsent(clientId, key -> new ArrayDeque<>());
        synchronized (kept) {
            kept.add(request);
            if (kept.size() > KEPT) {
                kept.remove();
            }
        }
    }

    List<Request> of(String clientId, Predicate<Request> wanted) {
        var kept = requests.getOrDefault(clientId, new ArrayDeque<>());
        synchronized (kept) {
            return kept.stream().filter(wanted).toList();
        }
    }

    void clear(String clientId) {
        requests.remove(clientId);
    }
}
