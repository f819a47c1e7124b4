package dev.passerelle.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process of the packaged server. */
final class Product {

    static final String TOKEN = "rig-platform-token";

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path data;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    /** @param settings what differs from one run to another: database, regions, public address */
    Product(Path data, int port, Map<String, String> settings) {
        this.data = data;
        this.port = port;
        environment.put("PASSERELLE_HTTP_HOST", "127.0.0.1");
        environment.put("PASSERELLE_HTTP_PORT", Integer.toString(port));
        environment.put("PASSERELLE_HTTPS_PORT", "-1");
        environment.put("PASSERELLE_ADMIN_TOKEN", TOKEN);
        environment.put("PASSERELLE_ADMIN_PASSWORD", "rig-password");
        environment.put("PASSERELLE_DATA_DIR", data.toString());
        environment.putAll(settings);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** @return how long it took until it was ready */
    Duration start() {
        var began = Instant.now();
        launch();
        Waiting.until("product on port " + port + " ready, see " + data.resolve("console.log"), LONGEST_START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The product ended by itself, see " + data.resolve("console.log"));
            }
            return isReady();
        });
        return Duration.between(began, Instant.now());
    }

    /** Starts without waiting. */
    void launch() {
        var command = Folder.installation().resolve("bin/passerelle").toString();
        process = Program.start(List.of(command, "run"), environment, data.resolve("console.log"));
    }

    boolean isReady() {
        return Wire.call("GET", url() + "/health/ready", null, null).status() == 200;
    }

    void kill() {
        Program.kill(process);
    }

    /** SIGTERM. @return how long it took to exit */
    Duration terminate() {
        var began = Instant.now();
        process.destroy();
        Program.await(process, 60);
        return Duration.between(began, Instant.now());
    }

    /** What its threads are doing, in a line. */
    String stacks() {
        return process.isAlive() ? Stacks.of(process) : "ended";
    }

    int exitValue() {
        return process.exitValue();
    }

    /** SIGTERM, and whatever comes of it, the process is gone afterwards. */
    void close() {
        if (process == null || !process.isAlive()) {
            return;
        }
        try {
            terminate();
        } finally {
            process.destroyForcibly();
        }
    }
}
