package dev.passerelle.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipInputStream;

/** Where a run keeps its things: below {@code target/rig}. What was there before is gone; the logs stay for a look. */
final class Folder {

    private static final Path TARGET = Path.of(System.getProperty("passerelle.zip", "target/passerelle.zip"))
            .toAbsolutePath()
            .getParent();

    private static Path installation;

    private Folder() {}

    static Path empty(String name) {
        var folder = TARGET.resolve("rig").resolve(name);
        try {
            remove(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path report() {
        return TARGET.resolve("rig/report.txt");
    }

    static Path checkout() {
        return TARGET.getParent();
    }

    static Path sandboxWar() {
        return TARGET.resolve("passerelle-sandbox.war");
    }

    /** The package, unpacked once; every process writes to a data directory of its own. */
    static synchronized Path installation() {
        if (installation == null) {
            var folder = empty("package");
            try (var zip = new ZipInputStream(Files.newInputStream(TARGET.resolve("passerelle.zip")))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    unpack(zip, folder.resolve(entry.getName()), entry.isDirectory());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            installation = folder.resolve("passerelle");
        }
        return installation;
    }

    private static void unpack(ZipInputStream zip, Path target, boolean isFolder) throws IOException {
        if (isFolder) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
        // Java's own unpacking forgets who may be executed.
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException("Not executable: " + target);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
