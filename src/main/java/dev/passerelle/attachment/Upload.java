package dev.passerelle.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A form with a file that has come in whole. The file is a draft on disk, which is deleted when this is closed.
 *
 * @param sha256 of the file as it came, as hex
 * @param text null when none came
 * @param clientMessageId null when none came
 */
public record Upload(Path draft, String filename, long size, String sha256, String text, String clientMessageId)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Upload[" + size + " bytes]";
    }
}
