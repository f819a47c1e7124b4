package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.problem.Json;
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
    void keepsItsSecretOutOfLogs() {
        assertThat(Documents.whole().toString()).doesNotContain("s3cret");
    }
}
