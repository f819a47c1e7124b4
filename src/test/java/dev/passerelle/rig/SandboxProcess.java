package dev.passerelle.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The double of Genesys in a process of its own: it outlives the product, and remembers what the operators saw. */
final class SandboxProcess implements AutoCloseable {

    private static final String SERVER = """
            <server>
              <featureManager>
                <feature>servlet-6.1</feature>
                <feature>cdi-4.1</feature>
                <feature>restfulWS-4.0</feature>
                <feature>jsonp-2.1</feature>
                <feature>concurrent-3.1</feature>
                <feature>mpConfig-3.1</feature>
              </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%d" httpsPort="-1"/>
              <executor coreThreads="32"/>
              <webAppSecurity useAuthenticationDataForUnprotectedResource="false"/>
              <webApplication location="%s" contextRoot="/sandbox"/>
            </server>
            """;

    private final Path home = Folder.empty("sandbox");
    private final Process process;

    SandboxProcess() {
        var server = home.resolve("usr/servers/sandbox");
        try {
            Files.createDirectories(server);
            Files.writeString(server.resolve("server.xml"), SERVER.formatted(Scale.port(0), Folder.sandboxWar()));
            Files.writeString(server.resolve("jvm.options"), "-Xmx512m\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = Program.start(
                List.of(Folder.liberty().resolve("bin/server").toString(), "run", "sandbox"),
                Map.of(
                        "WLP_USER_DIR",
                        home.resolve("usr").toString(),
                        "PASSERELLE_DATA_DIR",
                        home.resolve("data").toString()),
                home.resolve("console.log"));
        Waiting.until(
                "sandbox ready, see " + home.resolve("console.log"),
                Duration.ofMinutes(2),
                () -> Wire.call("GET", url() + "/control/organisations", null, null)
                                .status()
                        == 200);
    }

    static String url() {
        return "http://localhost:" + Scale.port(0) + "/sandbox";
    }

    @Override
    public void close() {
        Program.kill(process);
    }
}
