package dev.passerelle.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    @Test
    void itIsToldByHowItBegins() {
        assertThat(Content.of(Samples.png(2, 2))).contains(Content.PNG);
        assertThat(Content.of(Samples.jpeg(2, 2))).contains(Content.JPEG);
        assertThat(Content.of(Samples.gif())).contains(Content.GIF);
        assertThat(Content.of(Samples.webp())).contains(Content.WEBP);
        assertThat(Content.of(Samples.pdf())).contains(Content.PDF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n%PDF-1.4", "<svg xmlns=", "<html>", "MZ", "PK\3\4", "RIFF1234WAVE", "BM", "GIF90a"})
    void anythingElseIsNothing(String beginning) {
        assertThat(Content.of(beginning.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PNG, photo.png, photo.png",
        "PNG, Photo.PNG, Photo.PNG",
        "PNG, photo, photo.png",
        "PNG, setup.exe, setup.exe.png",
        "PNG, png, png.png",
        "JPEG, a.jpeg, a.jpeg",
        "JPEG, a.png, a.png.jpg",
        "PDF,, pdf.pdf"
    })
    void aNameEndsInWhatTheFileIs(Content content, String given, String kept) {
        assertThat(content.named(given)).isEqualTo(kept);
    }
}
