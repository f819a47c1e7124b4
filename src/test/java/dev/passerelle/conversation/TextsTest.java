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
    void theLastSentenceEndCountsWhicheverItIs() {
        var text = "Titre\n".repeat(400) + "Une phrase. Une question ? ".repeat(100) + "x".repeat(2000);

        assertThat(Texts.parts(text).get(0)).endsWith("? ");
    }

    @Test
    void blanksAtTheEndAreNoMessage() {
        assertThat(Texts.parts("x".repeat(Texts.LONGEST) + "\n \n")).hasSize(1);
        assertThat(Texts.parts(" ")).containsExactly(" ");
    }

    @Test
    void anEmojiIsNotCutInTwo() {
        var parts = Texts.parts("x" + "😀".repeat(4000));

        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse());
    }
}
