package dev.passerelle.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starting programs, so that none is left behind. */
final class Program {

    private Program() {}

    /** One that goes on. What it says is appended to the log. */
    static Process start(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that comes to an end, and a good one. */
    static void run(List<String> command, Path log) {
        var process = start(command, Map.of(), log);
        if (await(process, 60) != 0) {
            throw new IllegalStateException(command + " failed, see " + log);
        }
    }

    static int await(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("Still running after " + seconds + " s: " + Stacks.of(process));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new Wire.Interrupted(e);
        }
    }

    /** {@code kill -9}. */
    static void kill(Process process) {
        process.destroyForcibly();
        await(process, 20);
    }
}
