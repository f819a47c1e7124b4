package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.problem.Json;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static BotDocument masked(String json) {
        var document = Documents.of(json);
        return document.with(document.connector().masked(true));
    }

    @Test
    void areNoneBetweenEqualDocuments() {
        assertThat(Differences.between(masked(Documents.WHOLE), masked(Documents.WHOLE), false)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void nameEachFieldWithBothValues() {
        var after = masked(Documents.WHOLE.replace("\"mail\"", "\"courriel\""));

        var changes = Differences.between(masked(Documents.WHOLE), after, false).changes();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.pointer()).isEqualTo("/connector/identity/email");
            assertThat(change.before().asText()).isEqualTo("mail");
            assertThat(change.after().asText()).isEqualTo("courriel");
        });
    }

    @Test
    void showThatASecretChangesAndNotWhich() {
        var difference = Differences.between(masked(Documents.WHOLE), masked(Documents.WHOLE), true);

        assertThat(difference.changes())
                .extracting(Differences.Change::pointer)
                .containsExactly("/connector/clientSecret");
        assertThat(Json.write(difference)).doesNotContain("s3cret");
    }

    @Test
    void sayThatABotIsNew() {
        var difference = Differences.between(null, masked(Documents.SMALLEST), false);

        assertThat(difference.created()).isTrue();
        assertThat(difference.changes()).extracting(Differences.Change::pointer).contains("/name", "/locale");
    }
}
