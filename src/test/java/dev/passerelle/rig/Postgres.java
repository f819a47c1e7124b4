package dev.passerelle.rig;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A real PostgreSQL with its durable defaults; the embedded one turns fsync off, so its binaries are driven by hand. */
final class Postgres implements Database {

    private final Path home = Folder.empty("postgres");
    private final Path data = home.resolve("data");
    private final Path log = home.resolve("postgres.log");
    private final int port = Scale.port(4);

    Postgres() {
        unpack();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        command("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale");
    }

    private void unpack() {
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", "x86_64");
                var archive = new XZCompressorInputStream(packed)) {
            var tar = new ProcessBuilder("tar", "-x", "-C", home.toString())
                    .redirectErrorStream(true)
                    .start();
            try (var in = tar.getOutputStream()) {
                archive.transferTo(in);
            }
            if (Program.await(tar, 60) != 0) {
                throw new IllegalStateException("tar failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings(Path productData) {
        return Map.of(
                "PASSERELLE_DB_URL",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "PASSERELLE_DB_USER",
                "postgres",
                "PASSERELLE_DB_PASSWORD",
                "postgres");
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        var options =
                "-p " + port + " -c listen_addresses=localhost -c max_connections=200" + " -c unix_socket_directories="
                        + home + (SABOTAGED ? " -c synchronous_commit=off -c wal_writer_delay=2s" : "");
        command("pg_ctl", "-D", data.toString(), "-l", log.toString(), "-o", options, "-w", "-t", "60", "start");
    }

    /** As if the power had gone: what was not on disk is lost. */
    void stopImmediately() {
        command("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    @Override
    public void close() {
        if (isRunning()) {
            command("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
        }
    }

    private boolean isRunning() {
        return Files.exists(data.resolve("postmaster.pid"));
    }

    private void command(String name, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        Program.run(command, home.resolve("commands.log"));
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
