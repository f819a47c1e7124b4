package dev.passerelle.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilenameTest {

    @Test
    void foldersAreDropped() {
        assertThat(Filename.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(Filename.clean("C:\\Users\\ana\\photo.png")).isEqualTo("photo.png");
        assertThat(Filename.clean("..")).isNull();
        assertThat(Filename.clean("dossier/")).isNull();
        assertThat(Filename.clean(null)).isNull();
    }

    @Test
    void nothingBreaksAHeaderOrMisleadsAReader() {
        assertThat(Filename.clean("a\r\nSet-Cookie: x.png")).isEqualTo("aSet-Cookie x.png");
        assertThat(Filename.clean("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(Filename.clean("a\"b\0c<d>.png")).isEqualTo("abcd.png");
        assertThat(Filename.clean(".htaccess")).isEqualTo("htaccess");
    }

    @Test
    void lettersOfAnyLanguageStay() {
        assertThat(Filename.clean("ordonnance d’été 日本.pdf")).isEqualTo("ordonnance d’été 日本.pdf");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var cut = Filename.clean("x".repeat(500) + ".jpeg");

        assertThat(cut).hasSize(120).endsWith("x.jpeg");
    }

    @Test
    void theHeaderHasAPlainNameAndTheTrueOne() {
        assertThat(Filename.disposition("inline", "été %20 日.png"))
                .isEqualTo(
                        "inline; filename=\"ete _20 _.png\"; filename*=UTF-8''%C3%A9t%C3%A9%20%2520%20%E6%97%A5.png");
        assertThat(Filename.disposition("attachment", null)).isEqualTo("attachment");
    }
}
