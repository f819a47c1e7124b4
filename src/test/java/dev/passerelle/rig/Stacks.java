package dev.passerelle.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the threads of a process that does not go on are doing: one line, since that is what a build's summary shows. */
final class Stacks {

    private static final Pattern STATE = Pattern.compile("java.lang.Thread.State: (\\w+)");
    private static final Pattern OURS = Pattern.compile("at dev\\.passerelle\\.(\\S+?)\\(");
    private static final int PATIENCE_SECONDS = 20;

    private Stacks() {}

    static String of(Process process) {
        try {
            var dump = dump(process.pid());
            System.out.println(dump);
            var deadlock = dump.contains("Java-level deadlock") ? "DEADLOCK, " : "";
            return deadlock + summary(dump);
        } catch (IOException | InterruptedException e) {
            return "no stacks: " + e;
        }
    }

    /** Where in our code a thread of this process is. */
    static String place(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.passerelle"))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse("");
    }

    private static String dump(long pid) throws IOException, InterruptedException {
        var file = Folder.report().resolveSibling("stacks-" + pid + ".txt");
        var jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        var tool = new ProcessBuilder(List.of(jstack, "-l", Long.toString(pid)))
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Where in our code how many threads are, and in what state; of those that are in our code at all. */
    static String summary(String dump) {
        Map<String, Integer> places = new TreeMap<>();
        for (var thread : dump.split("\n\n", -1)) {
            var state = STATE.matcher(thread);
            var ours = OURS.matcher(thread);
            if (state.find() && ours.find()) {
                places.merge(state.group(1) + " " + ours.group(1), 1, Integer::sum);
            }
        }
        var lines = new ArrayList<String>();
        places.forEach((place, count) -> lines.add(count + " " + place));
        return String.join(", ", lines);
    }
}
