package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Genesys' own JavaScript SDK works against the sandbox without a change to it. */
class OfficialSdkIT {

    private static final Path WORK = Path.of("target", "sdk");
    private static final Path OUTPUT = Path.of("target", "sdk-check.log");

    @Test
    void theSdkIsContent() throws IOException, InterruptedException {
        assumeTrue(runs("node", "--version") && runs("npm", "--version"), "Skipped: node and npm are not installed");
        Files.createDirectories(WORK);
        for (String each : new String[] {"package.json", "check.js"}) {
            Files.copy(Path.of("src", "test", "sdk", each), WORK.resolve(each), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(
                runs("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
                "Skipped: the SDK could not be installed; is the npm registry reachable?");

        var genesys = GenesysClient.organisation("");

        var content = runs("node", "check.js", genesys.base, genesys.clientId, genesys.secret, "http://localhost:9/x");

        assertThat(content).as(Files.readString(OUTPUT)).isTrue();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Files.isDirectory(WORK) ? WORK.toFile() : null)
                    .redirectErrorStream(true)
                    .redirectOutput(OUTPUT.toFile())
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
