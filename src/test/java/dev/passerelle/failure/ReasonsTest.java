package dev.passerelle.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Undelivered;
import dev.passerelle.failure.DeadLetter.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyReasonHasANameAndSomethingThatCanBeDone(String language) {
        var locale = Locale.forLanguageTag(language);
        var names = Reasons.names(locale).stream().map(Reasons.Name::code).toList();

        assertThat(names).contains(Reasons.NOT_DELIVERED, Reasons.CALLBACK_GIVEN_UP, "UNKNOWN_CONVERSATION");
        Stream.concat(Stream.of(Undelivered.values()).map(Undelivered::name), Stream.of(Reasons.NOT_DELIVERED))
                .forEach(code -> {
                    assertThat(names).contains(code);
                    assertThat(Reasons.advice(Direction.TO_OPERATOR, code, locale))
                            .isNotBlank();
                });
        assertThat(Reasons.advice(Direction.CALLBACK, Reasons.CALLBACK_GIVEN_UP, locale))
                .isNotBlank();
        for (var code : List.of("UNKNOWN_CONVERSATION", "CONVERSATION_ENDED")) {
            assertThat(Reasons.advice(Direction.TO_VISITOR, code, locale)).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures", "audit"})
    void bothLanguagesHaveTheSameKeys(String bundle) {
        var french = ResourceBundle.getBundle(bundle, Locale.FRENCH).keySet();
        var english = ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet();

        assertThat(french).isEqualTo(english);
    }

    @Test
    void theEndOfAPageIsReadBackFromAnAddress() {
        var mark = new Mark(Instant.parse("2026-11-28T10:00:00.123456Z"), "01JZ");

        assertThat(Mark.of(mark.toString())).contains(mark);
        assertThat(Mark.of("yesterday~01JZ")).isEmpty();
        assertThat(Mark.of("01JZ")).isEmpty();
        assertThat(Mark.of(null)).isEmpty();
    }
}
