package dev.passerelle.attachment;

import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Ids;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes in what visitors send: from the wire to a draft, from the draft to what is kept. */
@ApplicationScoped
public class Uploads {

    /** Pictures that are decoded at the same time: each may take 128 MB of the heap. */
    private static final int AT_ONCE = 2;

    private static final long SECONDS_IN_LINE = 20;
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    @Inject
    Vault vault;

    @Inject
    Limits limits;

    private final Semaphore decoders = new Semaphore(AT_ONCE, true);

    /**
     * Reads the form to its end.
     *
     * @throws Problem 400 when it is malformed, or has a field too many or no file; 413; 415 when it is no form
     */
    public Upload read(InputStream body, String contentType) throws IOException {
        var draft = vault.draft();
        try {
            return new Form(new Multipart(body, contentType), draft, limits.largestUpload()).read();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /**
     * Keeps the file of a form for good. Nothing refers to it yet: whoever does not store a row for it {@link #drop drops} it.
     *
     * @throws Problem 413 for too many pixels, 415 for what is no picture and no PDF, 429 when too many come at once
     */
    public Kept keep(Upload upload) throws IOException {
        var content = Draft.content(upload.draft()).orElseThrow(Uploads::wrongType);
        var id = Ids.next();
        var made = vault.draft();
        try {
            make(content, upload.draft(), made);
            var size = Files.size(made);
            vault.keep(made, Tenant.current(), id);
            var name = content.named(Filename.clean(upload.filename()));
            return new Kept(id, name, content.mediaType(), size, upload.sha256());
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void make(Content content, Path from, Path to) throws IOException {
        if (content == Content.PDF) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        enter();
        try {
            new Pictures(limits.mostPixels()).rewrite(content, from, to);
        } catch (Unfit e) {
            throw e.isTooLarge() ? Problem.of(413, "picture-too-large", limits.mostPixels() / 1_000_000) : wrongType();
        } finally {
            decoders.release();
        }
    }

    private void enter() {
        try {
            if (!decoders.tryAcquire(SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                throw Problem.tooMany(COME_BACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.shuttingDown();
        }
    }

    private static Problem wrongType() {
        return Problem.of(415, "file-type-not-taken");
    }

    /** The message was not stored. */
    public void drop(Kept kept) {
        try {
            vault.delete(Tenant.current(), kept.id());
        } catch (UncheckedIOException e) {
            // The sweep finds it.
        }
    }
}
