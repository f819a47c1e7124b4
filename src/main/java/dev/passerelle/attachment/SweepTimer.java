package dev.passerelle.attachment;

import dev.passerelle.tenant.Tenant;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Removes files that nothing refers to: a process died before it stored the row, or the row has gone. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SweepTimer {

    private static final Logger LOG = Logger.getLogger(SweepTimer.class.getName());

    /** Ids in one question to the database. */
    private static final int AT_ONCE = 500;

    @Inject
    Vault vault;

    @Inject
    Attachments attachments;

    @Inject
    Limits limits;

    @Inject
    Clock clock;

    @Schedule(hour = "*/6", minute = "23", persistent = false)
    void sweep() {
        vault.drafts().stream().filter(this::isOld).forEach(SweepTimer::delete);
        for (var bot : vault.bots()) {
            for (var folder : vault.folders(bot)) {
                Tenant.run(bot, () -> sweep(folder));
            }
        }
    }

    private void sweep(Path folder) {
        var old = Vault.list(folder).stream().filter(this::isOld).toList();
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            sweep(old.subList(from, Math.min(from + AT_ONCE, old.size())));
        }
    }

    private void sweep(List<Path> files) {
        var known = new HashSet<>(
                attachments.known(files.stream().map(SweepTimer::name).toList()));
        files.stream().filter(file -> !known.contains(name(file))).forEach(SweepTimer::delete);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private boolean isOld(Path file) {
        try {
            var written = Files.getLastModifiedTime(file).toInstant();
            return written.isBefore(clock.instant().minus(limits.orphanAge()));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path orphan) {
        try {
            if (Files.deleteIfExists(orphan)) {
                LOG.log(Level.INFO, "File {0} belonged to nothing", name(orphan));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "File " + name(orphan) + " could not be removed");
        }
    }
}
