package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.attachment.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the two pages about conversations. */
class ConversationWordsTest {

    private static final Pattern KEY = Pattern.compile("conv\\['([\\w.]+\\w)'\\]");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("fr")).isEqualTo(keys("en"));
    }

    @Test
    void thePagesUseTheseKeysAndNoOthers() throws IOException {
        var used = new TreeSet<String>();
        for (var page : Set.of("conversations", "conversation")) {
            KEY.matcher(Files.readString(Path.of("webapp/bms/" + page + ".xhtml")))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(used::add);
        }
        used.addAll(codes());

        assertThat(keys("fr")).isEqualTo(used);
    }

    private static Set<String> codes() {
        return Stream.of(
                        of("status.", Conversation.Status.values()),
                        of("reason.", Conversation.EndReason.values()),
                        of("author.", Message.Author.values()),
                        of("delivery.", Message.Delivery.values()),
                        of("outcome.", DeliveryAttempt.Outcome.values()),
                        of("file.", Attachment.State.AWAITED, Attachment.State.LOST))
                .flatMap(codes -> codes)
                .collect(Collectors.toSet());
    }

    private static Stream<String> of(String prefix, Enum<?>... codes) {
        return Stream.of(codes).map(code -> prefix + code.name());
    }

    private static Set<String> keys(String language) throws IOException {
        var bundle = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/conversations_" + language + ".properties"))) {
            bundle.load(reader);
        }
        return new TreeSet<>(bundle.stringPropertyNames());
    }
}
