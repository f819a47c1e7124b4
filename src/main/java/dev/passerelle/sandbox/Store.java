package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** The file behind the sandbox. Replaced as a whole, so that a crash leaves the old one or the new one. */
record Store(Path file) {

    static Store in(String directory) {
        return new Store(Path.of(directory).resolve("sandbox.json"));
    }

    Optional<JsonObject> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Wire.parse(Files.readString(file)).asJsonObject())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be read is kept for whoever wants to know why. */
    void setAside() {
        try {
            Files.move(file, file.resolveSibling("sandbox.json.unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Map<String, ?> organisations) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling("sandbox.json.new");
            Files.writeString(next, Wire.map(organisations).toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
