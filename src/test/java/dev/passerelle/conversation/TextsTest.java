package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aShortTextStaysWhole() {
        assertThat(Texts.parts("Bonjour")).containsExactly("Bonjour");
    }

    @Test
    void theWholeTextIsThereAgainWhenThePartsAreJoined() {
        var text = "Une phrase. ".repeat(1500);

        var parts = Texts.parts(text);

        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(Texts.LONGEST));
    }

    @Test
    void aCutFallsBehindASentence() {
        var parts = Texts.parts("Une phrase. ".repeat(400));

        assertThat(parts.get(0)).endsWith(". ");
    }

    @Test
    void anEmojiIsNotCutInTwo() {
        var parts = Texts.parts("x" + "😀".repeat(4000));

        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse());
    }
}
