package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Failures on demand: which calls go wrong, how, and how often. */
@ApplicationScoped
public class Faults {

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    /**
     * One order to fail.
     *
     * @param status answered instead; null to be only slow
     * @param afterAccept whether the call is carried out first: what its caller sees is a failure all the same
     * @param clientId the organisation it is for; null for all
     * @param left how often; null until cleared
     */
    record Fault(
            String id,
            Pattern match,
            String method,
            Integer status,
            Integer retryAfter,
            long delayMillis,
            boolean afterAccept,
            String clientId,
            AtomicInteger left) {

        boolean hits(String calledMethod, String path, String caller) {
            return (method == null || method.equalsIgnoreCase(calledMethod))
                    && (clientId == null || clientId.equals(caller))
                    && (match.matcher(path).find()
                            || match.matcher("/sandbox" + path).find());
        }

        boolean use() {
            return left == null || left.getAndUpdate(each -> Math.max(0, each - 1)) > 0;
        }

        JsonObject json() {
            return Wire.object(
                    "id", id,
                    "match", match.pattern(),
                    "method", method,
                    "status", status,
                    "retryAfter", retryAfter,
                    "delayMillis", delayMillis,
                    "afterAccept", afterAccept,
                    "clientId", clientId,
                    "times", left == null ? null : left.get());
        }
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    Optional<Fault> next(String method, String path, String clientId) {
        var hit = faults.stream()
                .filter(each -> each.hits(method, path, clientId) && each.use())
                .findFirst();
        faults.removeIf(each -> each.left() != null && each.left().get() == 0);
        return hit;
    }
}
