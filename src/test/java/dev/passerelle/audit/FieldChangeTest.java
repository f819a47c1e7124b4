package dev.passerelle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FieldChangeTest {

    private static final JournalWords FRENCH = new JournalWords(Locale.FRENCH);

    private static List<String> inWords(String before, String after) {
        return FieldChange.of(before, after).stream()
                .map(change -> FRENCH.field(change.path()) + ": " + FRENCH.value(change.before()) + " → "
                        + FRENCH.value(change.after()))
                .toList();
    }

    @Test
    void aPointerIsThePathOfItsField() {
        assertThat(inWords("{\"/connector/region\":null}", "{\"/connector/region\":\"sandbox\"}"))
                .containsExactly("Connecteur › Région:  → sandbox");
    }

    @Test
    void ofAListOfThingsOnlyWhatDiffersIsShown() {
        var before = "{\"/connector/attributes\":[{\"name\":\"a\",\"variable\":\"x\"}]}";
        var after =
                "{\"/connector/attributes\":[{\"name\":\"a\",\"variable\":\"y\"},{\"name\":\"b\",\"variable\":null}]}";

        assertThat(inWords(before, after))
                .containsExactly(
                        "Connecteur › Attributs personnalisés › 1 › Variable: x → y",
                        "Connecteur › Attributs personnalisés › 2 › Nom:  → b");
    }

    @Test
    void aListOfWordsStaysOneField() {
        assertThat(inWords("{\"/skills\":[\"Animal\"]}", "{\"/skills\":[\"Animal\",\"Marketing\"]}"))
                .containsExactly("Compétences: Animal → Animal, Marketing");
    }

    @Test
    void whatIsNewOrGoneHasNothingOnTheOtherSide() {
        assertThat(inWords(null, "{\"label\":\"prod\"}")).containsExactly("Nom:  → prod");
        assertThat(inWords("{\"label\":\"prod\"}", null)).containsExactly("Nom: prod → ");
        assertThat(inWords("{\"/skills\":[\"Animal\"]}", "{\"/skills\":[]}")).containsExactly("Compétences: Animal → ");
        assertThat(inWords(null, null)).isEmpty();
    }

    @Test
    void whatHasNoNameYetIsShownAsItIs() {
        assertThat(inWords(null, "{\"/later/thing\":true}")).containsExactly("later › thing:  → oui");
        assertThat(inWords(null, "\"…\"")).containsExactly("Valeur:  → …");
        assertThat(FRENCH.action("thing.done")).isEqualTo("thing.done");
    }
}
