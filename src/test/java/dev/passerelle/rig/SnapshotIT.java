package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.driver.DatabaseDriver;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What H2 has confirmed must be in its file at that moment: a crash leaves nothing else. H2 2.5.252 loses the last commits once
 * it uses the space of old ones again, which it does after 45 s and here at once; the rig met it only now and then.
 */
class SnapshotIT {

    private static final int WRITERS = 8;
    private static final int PAUSE_MILLIS = 10;
    private static final int SNAPSHOTS = 8;
    private static final int APART_MILLIS = 400;
    private static final String ALIKE = ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;RETENTION_TIME=300";

    private static Connection open(Path file) throws SQLException {
        var user = new Properties();
        user.put("user", "passerelle");
        user.put("password", "");
        return new DatabaseDriver().connect("jdbc:h2:file:" + file + ALIKE, user);
    }

    @Test
    void aFileOfH2HoldsAllThatItHasConfirmed() throws Exception {
        var folder = Folder.empty("snapshots");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var writer = Program.start(
                List.of(java, "-cp", System.getProperty("java.class.path"), Writer.class.getName(), folder.toString()),
                Map.of(),
                folder.resolve("console.log"));
        try {
            Waiting.until(
                    "commits, see " + folder,
                    Duration.ofMinutes(1),
                    () -> confirmed(folder).size() > 1000);
            for (int each = 0; each < SNAPSHOTS; each++) {
                Waiting.pause(APART_MILLIS);
                assertThat(writer.isAlive()).isTrue();
                signal(writer, "STOP");
                var confirmed = confirmed(folder);
                var copy = folder.resolve("copy.mv.db");
                Files.copy(folder.resolve("written.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
                signal(writer, "CONT");

                confirmed.removeAll(stored(folder.resolve("copy")));
                assertThat(confirmed).isEmpty();
                assertThat(torn(folder.resolve("copy"))).isEmpty();
            }
        } finally {
            Program.kill(writer);
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static Set<String> confirmed(Path folder) {
        try {
            var file = folder.resolve("confirmed.txt");
            var lines = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
            var whole = lines.substring(0, lines.lastIndexOf('\n') + 1);
            return new HashSet<>(whole.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> stored(Path file) throws SQLException {
        var stored = new HashSet<String>();
        try (var database = open(file);
                var rows = database.createStatement().executeQuery("select id from message")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        return stored;
    }

    /** Writers whose two rows of one commit are not both there, or not both gone. */
    private static List<String> torn(Path file) throws SQLException {
        var torn = new ArrayList<String>();
        try (var database = open(file);
                var rows = database.createStatement()
                        .executeQuery("select w.id, w.last, (select max(m.seq) from message m where m.writer = w.id)"
                                + " from writer w")) {
            while (rows.next()) {
                if (rows.getInt(2) != rows.getInt(3)) {
                    torn.add(rows.getInt(1) + ": " + rows.getInt(2) + " and " + rows.getInt(3));
                }
            }
        }
        return torn;
    }

    /** A process of its own, so that it can be stopped between any two of its steps. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] folder) throws Exception {
            var file = Path.of(folder[0]).resolve("written");
            var database = open(file);
            database.createStatement()
                    .execute("create table message (id varchar primary key, text varchar, seq int unique, writer int)");
            database.createStatement().execute("create table writer (id int primary key, last int)");
            for (int each = 0; each < WRITERS; each++) {
                database.createStatement().execute("insert into writer values (" + each + ", 0)");
            }
            var confirmed =
                    new FileOutputStream(file.resolveSibling("confirmed.txt").toFile());
            for (int each = 0; each < WRITERS; each++) {
                var first = each;
                new Thread(() -> write(file, first, confirmed)).start();
            }
        }

        private static void write(Path file, int first, FileOutputStream confirmed) {
            try (var database = open(file);
                    var insert = database.prepareStatement("insert into message values (?, ?, ?, ?)");
                    var update = database.prepareStatement("update writer set last = ? where id = ?")) {
                database.setAutoCommit(false);
                for (int seq = first; ; seq += WRITERS) {
                    insert.setString(1, "m" + seq);
                    insert.setString(2, "x".repeat(seq % 300));
                    insert.setInt(3, seq);
                    insert.setInt(4, first);
                    insert.executeUpdate();
                    update.setInt(1, seq);
                    update.setInt(2, first);
                    update.executeUpdate();
                    database.commit();
                    confirmed.write(("m" + seq + "\n").getBytes(StandardCharsets.US_ASCII));
                    Waiting.pause(seq % PAUSE_MILLIS);
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
