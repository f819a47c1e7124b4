package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {

    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({
        "DYDU bot connector (Marketing), Marketing",
        "DYDU bot connector (marketing) [slug], Marketing",
        "DYDU (Animal) connector (Marketing), Marketing",
        "DYDU bot connector (Unknown), Animal",
        "DYDU bot connector, Animal"
    })
    void takesTheQueueFromTheLastParenthesesOrElseTheFirst(String name, String queue) {
        assertThat(scene.organisation.suggested(name).orElseThrow().name()).isEqualTo(queue);
    }

    @Test
    void comesBackFromItsSnapshotAsItWas() {
        var conversation = scene.visitorWrites("v", "Grüße").conversation();
        conversation.accepted(scene.lea, scene.now);
        scene.organisation.permissions = List.of("routing:queue:view");
        scene.organisation.waits.put("q", List.of(3L));
        var bytes = "é".getBytes(StandardCharsets.UTF_8);
        scene.organisation.downloads.put("d", new Download("d", "image/png", "a.png", bytes));

        var written = Snapshot.write(scene.organisation);
        var read = Snapshot.read(Wire.parse(written.toString()), Organisation.class);

        assertThat(Snapshot.write(read)).isEqualTo(written);
        assertThat(read.conversations.get(conversation.id).state()).isEqualTo("ACTIVE");
        assertThat(read.downloads.get("d").bytes()).isEqualTo(bytes);
    }

    @Test
    void countsWhoWaitsAndWhoWorks() {
        var queue = scene.queue("Marketing").id();
        scene.lea.queueIds.add(queue);
        scene.organisation.operator("Paul").queueIds.add(queue);
        scene.visitorWrites("v", "un").conversation().accepted(scene.lea, scene.now);
        scene.visitorWrites("w", "deux");

        var observation = new QueueObservation(scene.organisation, queue);

        assertThat(observation.users(List.of("oOnQueueUsers")).toString())
                .isEqualTo("[{\"metric\":\"oOnQueueUsers\",\"qualifier\":\"IDLE\",\"stats\":{\"count\":1}},"
                        + " {\"metric\":\"oOnQueueUsers\",\"qualifier\":\"INTERACTING\",\"stats\":{\"count\":1}}]");
        assertThat(observation.conversations(List.of("oWaiting", "oAlerting")).toString())
                .isEqualTo("[{\"metric\":\"oWaiting\",\"stats\":{\"count\":1}}]");
    }
}
