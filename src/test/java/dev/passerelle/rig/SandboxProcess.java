package dev.passerelle.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The double of Genesys in a process of its own: it outlives the product, and remembers what the operators saw. */
final class SandboxProcess implements AutoCloseable {

    private final Process process;

    SandboxProcess() {
        Path home = Folder.empty("sandbox");
        var log = home.resolve("console.log");
        process = Program.start(
                List.of("sh", Folder.checkout().resolve("src/sandbox/run").toString()),
                Map.of(
                        "SANDBOX_HTTP_PORT",
                        Integer.toString(Scale.port(0)),
                        "SANDBOX_OUTPUT_DIR",
                        home.toString(),
                        "SANDBOX_WAR",
                        Folder.sandboxWar().toString()),
                log);
        Waiting.until(
                "sandbox ready, see " + log,
                Duration.ofMinutes(2),
                () -> Wire.call("GET", url() + "/control/organisations", null, null)
                                .status()
                        == 200);
    }

    static String url() {
        return "http://localhost:" + Scale.port(0) + "/sandbox";
    }

    /** Lets calls to Genesys go wrong. @param fault fields of the sandbox's control API */
    static void fault(Map<String, ?> fault) {
        Wire.done("POST", url() + "/control/faults", null, fault);
    }

    static void noFaults() {
        Wire.done("DELETE", url() + "/control/faults", null, null);
    }

    @Override
    public void close() {
        Program.kill(process);
    }
}
