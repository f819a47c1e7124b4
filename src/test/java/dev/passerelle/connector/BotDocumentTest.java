package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.problem.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotDocumentTest {

    @Test
    void writesWhatItReads() {
        var document = Documents.whole();

        assertThat(Documents.of(Json.write(document))).isEqualTo(document);
    }

    @Test
    void comesBackUnchangedWithItsSecretMasked() {
        var shown = Documents.whole().with(Documents.whole().connector().masked(true));

        var sentBack = Documents.of(Json.write(shown));

        assertThat(sentBack).isEqualTo(shown);
        assertThat(Json.write(shown)).contains("\"clientSecret\":null,\"clientSecretSet\":true");
    }

    @Test
    void aRenamedSkillKeepsItsPlaceAndItsQueue() {
        var renamed = Documents.whole().withRenamed("Animal", "Animaux");

        assertThat(renamed.skills()).containsExactly("Animaux", "Marketing");
        assertThat(renamed.connector().queues())
                .containsExactly(
                        new BotDocument.QueueChoice("Animaux", "Animal"), new BotDocument.QueueChoice(null, null));
    }

    @Test
    void aSkillThatIsGoneTakesItsQueueWithIt() {
        var without = Documents.whole().withSkills(List.of("Marketing"));

        assertThat(without.connector().queues()).containsExactly(new BotDocument.QueueChoice(null, null));
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(Documents.whole().toString()).doesNotContain("s3cret");
    }
}
