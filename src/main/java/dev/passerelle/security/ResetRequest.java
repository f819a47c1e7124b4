package dev.passerelle.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file that {@code passerelle reset-admin} writes; the password in it was shown to whoever ran that, and nobody else. */
final class ResetRequest {

    static final String NAME = "reset-admin";

    private static final Logger LOG = Logger.getLogger(ResetRequest.class.getName());

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    ResetRequest(Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
    }

    /** @return empty when nothing is asked for; a file that others could read or write is thrown away unread */
    Optional<String> password() throws IOException {
        if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.log(Level.WARNING, "{0} is open to others than its owner, and was not followed", NAME);
            done();
            return Optional.empty();
        }
        var password = Files.readString(file).strip();
        if (PasswordRules.flaw(password, Administrators.FIRST).isPresent()) {
            LOG.log(Level.WARNING, "{0} holds no password that may be chosen, and was not followed", NAME);
            done();
            return Optional.empty();
        }
        return Optional.of(password);
    }

    void done() throws IOException {
        Files.deleteIfExists(file);
    }
}
