package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Failures on demand: which calls go wrong, how, and how often. */
@ApplicationScoped
public class Faults {

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    /** Those that are for one organisation alone. */
    void clear(String clientId) {
        faults.removeIf(each -> clientId.equals(each.target().clientId()));
    }

    boolean remove(String id) {
        return faults.removeIf(each -> each.id().equals(id));
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** The first that is for this call and happens this time. */
    Optional<Fault> next(String method, String path, Supplier<String> body, String clientId) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        var said = faults.stream().anyMatch(each -> each.target().body() != null) ? body.get() : "";
        var hit = faults.stream()
                .filter(each -> each.hits(method, path, said, clientId) && each.use())
                .findFirst();
        faults.removeIf(Fault::spent);
        return hit;
    }
}
