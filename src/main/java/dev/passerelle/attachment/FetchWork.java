package dev.passerelle.attachment;

import dev.passerelle.genesys.Downloads;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fetches an operator's file as soon as it is known: Genesys does not say how long it keeps one. */
@ApplicationScoped
class FetchWork implements WorkHandler {

    private static final Logger LOG = Logger.getLogger(FetchWork.class.getName());

    /** Fetches of one bot at the same time: more would take the threads that its texts need. */
    private static final int AT_ONCE = 4;

    private static final Duration LINE_PAUSE = Duration.ofSeconds(1);

    /** For what has no type, or none that may be trusted. */
    private static final String BYTES = "application/octet-stream";

    @Inject
    Attachments attachments;

    @Inject
    Downloads downloads;

    @Inject
    Vault vault;

    @Inject
    Limits limits;

    @Inject
    Clock clock;

    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    @Override
    public String kind() {
        return Attachment.FETCH;
    }

    @Override
    public Outcome perform(String id, int attempts) {
        var awaited = attachments.find(id).filter(found -> found.state() == Attachment.State.AWAITED);
        if (awaited.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            return running.merge(Tenant.current(), 1, Integer::sum) > AT_ONCE
                    ? new Outcome.NextTime(clock.instant().plus(LINE_PAUSE))
                    : fetch(awaited.get(), attempts);
        } finally {
            running.computeIfPresent(Tenant.current(), (bot, count) -> count == 1 ? null : count - 1);
        }
    }

    private Outcome fetch(Attachment awaited, int attempts) {
        var draft = vault.draft();
        try {
            var result = download(awaited, draft);
            Metrics.counter(
                            "passerelle.attachments.fetched",
                            "outcome",
                            result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .increment();
            if (result instanceof Downloads.Result.Fetched) {
                keep(awaited, draft);
                return Outcome.DONE;
            }
            if (result instanceof Downloads.Result.Refused refused) {
                LOG.log(Level.WARNING, "The file of attachment {0} is not fetched: {1}", new Object[] {
                    awaited.id(), refused.why()
                });
                attachments.gaveUp(awaited.id(), Instant.MAX);
                return Outcome.DONE;
            }
            return later(awaited.id(), ((Downloads.Result.Failed) result).why(), attempts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(draft);
        }
    }

    private Downloads.Result download(Attachment awaited, Path draft) throws IOException {
        try (var to = new BufferedOutputStream(Files.newOutputStream(draft))) {
            return downloads.fetch(awaited.source(), limits.largestDownload(), limits.fetchTimeout(), to);
        }
    }

    /** What it is, is told by how it begins. What runs in a browser, or is not known, becomes bytes to be saved. */
    private void keep(Attachment awaited, Path draft) throws IOException {
        var content = Draft.content(draft);
        var size = Files.size(draft);
        vault.keep(draft, Tenant.current(), awaited.id());
        if (content.isPresent()) {
            var name = content.get().named(awaited.filename());
            attachments.fetched(awaited.id(), name, content.get().mediaType(), size);
        } else {
            var declared = awaited.mediaType();
            var type = declared != null && limits.otherTypes().contains(declared) ? declared : BYTES;
            attachments.fetched(awaited.id(), awaited.filename(), type, size);
        }
    }

    private Outcome later(String id, String why, int attempts) {
        LOG.log(Level.INFO, "The file of attachment {0} could not be fetched: {1}", new Object[] {id, why});
        if (attachments.gaveUp(id, clock.instant().minus(limits.fetchPatience()))) {
            return Outcome.DONE;
        }
        return new Outcome.Later(clock.instant().plus(BackOff.after(attempts)), attempts + 1);
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.log(Level.FINE, "A draft stays for the sweep", e);
        }
    }
}
