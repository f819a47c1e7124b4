package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

    @Test
    void everyReasonHasWordsInBothLanguagesAndNoWordsAreLeftOver() {
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(ResourceBundle.getBundle("undelivered", language).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Undelivered.values()).map(Enum::name).toList());
        }
        assertThat(Undelivered.GAVE_UP.in(Locale.ENGLISH)).contains("24 hours");
        assertThat(Undelivered.GAVE_UP.in(Locale.GERMAN)).contains("24 heures");
    }
}
