package dev.passerelle.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All organisations, what keeps them on disk, and the one way to change them. */
@ApplicationScoped
public class Sandbox {

    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Webhooks webhooks;

    @Inject
    DeskEvents desk;

    final Clock clock = Clock.systemUTC();

    private final Map<String, Organisation> organisations = new ConcurrentSkipListMap<>();
    private final Map<String, Organisation> byToken = new ConcurrentHashMap<>();
    private final Map<String, Organisation> byDownload = new ConcurrentHashMap<>();
    private final AtomicBoolean saving = new AtomicBoolean();
    private Store store;
    private volatile long lastWriteMillis;

    @PostConstruct
    void load() {
        if (!Settings.enabled() || !Settings.stored()) {
            return;
        }
        store = Store.in(Settings.dataDirectory());
        try {
            store.read().ifPresent(all -> all.values().forEach(this::restore));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sandbox starts empty: its state could not be read", e);
            store.setAside();
        }
    }

    /** Webhooks that were on their way when the server stopped go on without waiting for a first request. */
    void start(@Observes Startup event) {
        if (Settings.enabled()) {
            LOG.log(Level.INFO, "The sandbox holds {0} organisation(s)", organisations.size());
        }
    }

    @PreDestroy
    void save() {
        if (store == null) {
            return;
        }
        var all = new LinkedHashMap<String, JsonValue>();
        organisations.values().forEach(each -> {
            synchronized (each) {
                all.put(each.clientId, Snapshot.write(each));
            }
        });
        store.write(all);
    }

    Instant now() {
        return clock.instant();
    }

    Collection<Organisation> organisations() {
        return organisations.values();
    }

    Optional<Organisation> organisation(String clientId) {
        return Optional.ofNullable(clientId).map(organisations::get);
    }

    Organisation known(String clientId) {
        return organisation(clientId).orElseThrow(() -> Problem.missing("organisation"));
    }

    Optional<Organisation> holding(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    void add(Organisation organisation) {
        organisation.kept = Settings.kept();
        organisations.putIfAbsent(organisation.clientId, organisation);
        changed(organisation);
    }

    String newToken(Organisation organisation) {
        var token = Ids.token();
        in(organisation, () -> {
            var now = now();
            organisation
                    .tokens
                    .values()
                    .removeIf(each -> each.plusSeconds(3_600).isBefore(now));
            organisation.tokens.put(token, now.plusSeconds(organisation.terms.tokenSeconds));
            return token;
        });
        byToken.put(token, organisation);
        return token;
    }

    /** Reads or changes an organisation, alone; what was changed is then saved and shown at the desk. */
    <T> T in(Organisation organisation, Supplier<T> work) {
        try {
            return look(organisation, work);
        } finally {
            changed(organisation);
        }
    }

    /** Reads an organisation, alone. */
    <T> T look(Organisation organisation, Supplier<T> work) {
        synchronized (organisation) {
            return work.get();
        }
    }

    /** A file for the other side to fetch; called with the organisation held. */
    void keep(Organisation organisation, Download download) {
        organisation.downloads.put(download.id(), download);
        byDownload.put(download.id(), organisation);
    }

    /** Whose file it is. */
    Optional<Organisation> offering(String downloadId) {
        return Optional.ofNullable(byDownload.get(downloadId));
    }

    void later(Duration delay, Runnable work) {
        var unused = executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what has been kept with the organisation already. */
    void send(Organisation organisation, List<Posting> postings) {
        postings.forEach(each -> webhooks.send(organisation, each));
    }

    void changed(Organisation organisation) {
        desk.changed(organisation.clientId);
        if (store != null && saving.compareAndSet(false, true)) {
            // A large state takes longer to write: it is then written less often, not all the time.
            var unused = executor.schedule(this::saveNow, Math.max(500, 20 * lastWriteMillis), TimeUnit.MILLISECONDS);
        }
    }

    private void saveNow() {
        saving.set(false);
        long start = clock.millis();
        try {
            save();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sandbox could not write its state", e);
        }
        lastWriteMillis = clock.millis() - start;
    }

    private void restore(JsonValue json) {
        var organisation = Snapshot.read(json, Organisation.class);
        organisations.put(organisation.clientId, organisation);
        organisation.tokens.keySet().forEach(each -> byToken.put(each, organisation));
        organisation.downloads.keySet().forEach(each -> byDownload.put(each, organisation));
        organisation.kept = Settings.kept();
        organisation.index();
        send(
                organisation,
                organisation.postings.stream().filter(Posting::pending).toList());
    }
}
