package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run prints, and keeps in {@code target/rig/report.txt}. */
final class Report {

    private static final int MOST_FLAWS = 40;

    private final List<String> lines = new ArrayList<>();

    Report(String what, Scale scale) {
        lines.add("\n== " + what + "\n  " + scale);
    }

    void note(String line) {
        lines.add("  " + line);
    }

    static String seconds(List<Duration> all) {
        return all.stream().map(Report::seconds).toList() + " s";
    }

    static String seconds(Duration one) {
        return String.format("%.1f", one.toMillis() / 1000.0);
    }

    /** Prints everything, and fails unless the promise was kept. */
    void end(Verdict verdict) {
        lines.add(verdict.table());
        verdict.flaws().stream().limit(MOST_FLAWS).forEach(flaw -> {
            note(flaw.kind() + " in " + flaw.conversation() + ": " + flaw.what());
            flaw.history().forEach(step -> note("    " + step));
        });
        print();
        assertThat(verdict.isClean()).as(String.join("\n", lines)).isTrue();
    }

    void print() {
        var text = String.join("\n", lines) + "\n";
        System.out.print(text);
        try {
            var file = Folder.report();
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
