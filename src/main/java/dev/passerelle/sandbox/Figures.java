package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What each organisation's client asked in numbers, for whoever judges how well it behaves. In memory only. */
@ApplicationScoped
public class Figures {

    /** A request may have been on its way when its caller was told to wait. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int TOKENS_KEPT = 100_000;

    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** Told to come back later: when, and until when. */
    private record Wait(Instant from, Instant until) {

        boolean violatedAt(Instant now) {
            return now.isAfter(from.plus(ON_ITS_WAY)) && now.isBefore(until);
        }
    }

    private static final class Count {

        private final Map<String, Long> byStatus = new TreeMap<>();
        private final Map<String, Long> byKind = new TreeMap<>();
        private final Map<String, Wait> waits = new ConcurrentHashMap<>();
        private final List<Instant> tokens = new ArrayList<>();
        private long requests;
        private long met429;
        private long tooEarly;

        private synchronized void arrived(String key, String kind, Instant now) {
            requests++;
            byKind.merge(kind, 1L, Long::sum);
            var wait = waits.get(key);
            if (wait != null && wait.violatedAt(now)) {
                tooEarly++;
            }
        }

        private synchronized void answered(String key, String status, Instant now, Instant until) {
            byStatus.merge(status, 1L, Long::sum);
            met429 += status.equals("429") ? 1 : 0;
            if (until != null) {
                waits.put(key, new Wait(now, until));
            }
        }

        private synchronized void issued(Instant now) {
            tokens.add(now);
            if (tokens.size() > TOKENS_KEPT) {
                tokens.subList(0, TOKENS_KEPT / 10).clear();
            }
        }

        private synchronized List<Instant> tokens() {
            return List.copyOf(tokens);
        }

        private synchronized JsonObject json() {
            return Wire.object(
                    "requests", requests,
                    "byStatus", byStatus,
                    "byKind", byKind,
                    "met429", met429,
                    "tooEarly", tooEarly,
                    "tokens", tokens.size(),
                    "tokensAt", tokens);
        }
    }

    /** @param key what a wait is for: a token, or the token endpoint */
    void arrived(String clientId, String key, String path, Instant now) {
        of(clientId).arrived(key, kind(path), now);
    }

    /** @param until when the caller may come back; null when nothing was said of it */
    void answered(String clientId, String key, String status, Instant now, Instant until) {
        of(clientId).answered(key, status, now, until);
    }

    void issued(String clientId, Instant now) {
        of(clientId).issued(now);
    }

    JsonObject json(String clientId) {
        return of(clientId).json();
    }

    void clear(String clientId) {
        counts.remove(clientId);
    }

    void clear() {
        counts.clear();
    }

    /** Of all organisations together. */
    JsonObject json() {
        var all = counts.values().stream()
                .flatMap(each -> each.tokens().stream())
                .sorted()
                .toList();
        return Wire.object(
                "organisations",
                counts.size(),
                "tokens",
                all.size(),
                "mostTokensOfOne",
                counts.values().stream()
                        .mapToInt(each -> each.tokens().size())
                        .max()
                        .orElse(0),
                "mostTokensInOneSecond",
                mostInOneSecond(all));
    }

    static int mostInOneSecond(List<Instant> sorted) {
        int most = 0;
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            while (!sorted.get(first).plus(SECOND).isAfter(sorted.get(i))) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    private Count of(String clientId) {
        return counts.computeIfAbsent(clientId, key -> new Count());
    }

    private static String kind(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/login/")) {
            return "token";
        } else if (path.contains("/inbound/open/")) {
            return last;
        }
        return path.startsWith("/api/v2/conversations/messages/") ? "conversation" : "other";
    }
}
