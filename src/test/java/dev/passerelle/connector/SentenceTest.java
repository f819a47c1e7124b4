package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void isSaidInTheLanguageOfItsReader() {
        var stored = Sentence.of("permission", "routing:queue:view").stored();

        assertThat(Sentence.read(stored).in(Locale.FRENCH))
                .contains("routing:queue:view")
                .startsWith("Il manque");
        assertThat(Sentence.read(stored).in(Locale.ENGLISH))
                .contains("routing:queue:view")
                .startsWith("The OAuth");
    }

    @Test
    void existsInBothLanguages() {
        assertThat(ResourceBundle.getBundle("connector", Locale.ENGLISH).keySet())
                .isEqualTo(ResourceBundle.getBundle("connector", Locale.FRENCH).keySet());
    }

    @Test
    void existsForEveryPermissionThatIsUseful() {
        assertThat(ConnectionInspection.USEFUL)
                .allSatisfy(permission -> assertThat(
                                Sentence.of("check.optional." + permission).in(Locale.FRENCH))
                        .contains(permission));
    }

    @Test
    void isShortEnoughToBeStored() {
        assertThat(Sentence.of("rejected", "x".repeat(5_000)).stored()).hasSizeLessThan(2_000);
    }
}
