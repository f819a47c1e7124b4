package dev.passerelle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the bytes are: {@code attachments/<bot>/<aa>/<id>} in the data directory, which several nodes have to share.
 *
 * <p>A file is written beside its place, forced to disk and then moved there, so that what is there is whole.
 */
@ApplicationScoped
class Vault {

    private static final String DRAFTS = "drafts";
    private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");

    @Inject
    @ConfigProperty(name = "PASSERELLE_DATA_DIR")
    String dataDirectory;

    /** A new empty file. Whoever asks for it deletes it or has it kept. */
    Path draft() {
        try {
            return Files.createTempFile(Files.createDirectories(root().resolve(DRAFTS)), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a file in the data directory", e);
        }
    }

    /** Moves a draft to its place. When this returns it would survive a power cut. */
    void keep(Path draft, String bot, String id) throws IOException {
        var place = place(bot, id);
        try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        var isNew = !Files.exists(place.getParent());
        Files.createDirectories(place.getParent());
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(place.getParent());
        if (isNew) {
            sync(place.getParent().getParent());
            sync(root());
        }
    }

    /** A name is on disk when its directory is. */
    private static void sync(Path directory) throws IOException {
        try (var open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /** The last two characters of an id are random, the first ones are the time. */
    Path place(String bot, String id) {
        if (!ID.matcher(bot).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not an id of ours");
        }
        return root().resolve(bot).resolve(id.substring(id.length() - 2)).resolve(id);
    }

    void delete(String bot, String id) {
        try {
            Files.deleteIfExists(place(bot, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything of a bot. */
    void erase(String bot) {
        var directory = root().resolve(bot);
        if (!ID.matcher(bot).matches() || !Files.exists(directory)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bots that have files here, or had. */
    List<String> bots() {
        return names(root()).filter(name -> ID.matcher(name).matches()).toList();
    }

    /** The folders of a bot; a sweep looks at one after the other. */
    List<Path> folders(String bot) {
        return list(root().resolve(bot));
    }

    List<Path> drafts() {
        return list(root().resolve(DRAFTS));
    }

    private static Stream<String> names(Path directory) {
        return list(directory).stream().map(each -> each.getFileName().toString());
    }

    static List<Path> list(Path directory) {
        try (var each = Files.list(directory)) {
            return each.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path root() {
        return Path.of(dataDirectory, "attachments");
    }
}
