package dev.passerelle.attachment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file on its way in. @param sha256 as hex */
record Draft(Path path, long size, String sha256) {

    /** @return empty when there is more than that */
    static Optional<Draft> write(InputStream from, Path path, long most) throws IOException {
        var digest = digest();
        var size = 0L;
        try (var to = new BufferedOutputStream(Files.newOutputStream(path))) {
            var buffer = new byte[1 << 14];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                size += read;
                if (size > most) {
                    return Optional.empty();
                }
                digest.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
        }
        return Optional.of(new Draft(path, size, HexFormat.of().formatHex(digest.digest())));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Content> content(Path path) throws IOException {
        try (var file = Files.newInputStream(path)) {
            return Content.of(file.readNBytes(Content.HEAD));
        }
    }
}
