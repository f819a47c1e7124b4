package dev.passerelle.attachment;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives a file out, wherever it is asked for. */
@ApplicationScoped
public class Handout {

    /**
     * For every answer that is a file: whoever opens it as a page gets one that can do nothing, and no other site learns what is
     * in it.
     */
    public static final String POLICY = "default-src 'none'; sandbox";

    private static final Logger LOG = Logger.getLogger(Handout.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    /** Requests that may stand and wait: each holds a thread. */
    private static final int MOST_WAITING = 16;

    @Inject
    Attachments attachments;

    @Inject
    Vault vault;

    @Inject
    Limits limits;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** A file that is open; whoever takes it closes it. @param size bytes */
    public record Handed(InputStream bytes, String mediaType, long size, String disposition) {}

    /**
     * A file of a conversation of the bot in force.
     *
     * @throws Problem 404 when it is not there or lost, 503 while it is still being fetched
     */
    public Handed of(String conversation, String id) throws IOException {
        var attachment = find(conversation, id).orElseThrow(Problem::notFound);
        if (attachment.state() == Attachment.State.AWAITED && waiting.tryAcquire()) {
            try {
                attachment = whenFetched(conversation, id);
            } finally {
                waiting.release();
            }
        }
        return switch (attachment.state()) {
            case STORED -> open(attachment);
            case AWAITED -> throw Problem.later("attachment-pending", COME_BACK);
            case LOST -> throw Problem.of(404, "attachment-lost");
        };
    }

    private Optional<Attachment> find(String conversation, String id) {
        return attachments.find(id).filter(found -> found.conversation().equals(conversation));
    }

    private Attachment whenFetched(String conversation, String id) {
        var end = System.nanoTime() + limits.longestWait().toNanos();
        while (true) {
            var attachment = find(conversation, id).orElseThrow(Problem::notFound);
            if (attachment.state() != Attachment.State.AWAITED || System.nanoTime() > end) {
                return attachment;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.shuttingDown();
        }
    }

    private Handed open(Attachment attachment) throws IOException {
        var place = vault.place(Tenant.current(), attachment.id());
        try {
            var size = Files.size(place);
            return new Handed(Files.newInputStream(place), attachment.mediaType(), size, attachment.disposition());
        } catch (NoSuchFileException e) {
            // A data directory that is not shared by all nodes, or was not restored with the database.
            LOG.log(Level.WARNING, "The file of attachment {0} is not in the data directory", attachment.id());
            throw Problem.of(404, "attachment-lost");
        }
    }
}
