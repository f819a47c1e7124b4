package dev.passerelle.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature of Genesys, by a vector computed elsewhere. */
class WebhookSignatureTest {

    private static final String SECRET = "0123456789abcdef-secret";
    private static final String BODY =
            "{\"id\":\"d7d58935af65a45e5234ac77de017a0a\",\"type\":\"Text\",\"text\":\"Grüße\",\"direction\":\"Outbound\"}";
    private static final String SIGNATURE = "sha256=4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U=";

    private static boolean matches(byte[] secret, byte[] body, String header) {
        var signature = new WebhookSignature(secret);
        signature.read(body, body.length);
        return signature.matches(header);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void acceptsTheKnownAnswer() {
        assertThat(utf8(BODY)).hasSize(95);
        assertThat(matches(utf8(SECRET), utf8(BODY), SIGNATURE)).isTrue();
    }

    @Test
    void acceptsABodyThatComesInPieces() {
        var body = utf8(BODY);
        var signature = new WebhookSignature(utf8(SECRET));
        var buffer = new byte[16];

        for (int from = 0; from < body.length; from += 7) {
            var length = Math.min(7, body.length - from);
            System.arraycopy(body, from, buffer, 0, length);
            signature.read(buffer, length);
        }

        assertThat(signature.matches(SIGNATURE)).isTrue();
    }

    @Test
    void rejectsABodyAlteredByOneByte() {
        var body = utf8(BODY);

        for (int i = 0; i < body.length; i++) {
            body[i] ^= 1;
            assertThat(matches(utf8(SECRET), body, SIGNATURE)).as("Byte " + i).isFalse();
            body[i] ^= 1;
        }
    }

    @Test
    void rejectsAnotherSecret() {
        assertThat(matches(utf8(SECRET + "x"), utf8(BODY), SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "sha256=",
                "4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U=",
                "sha256=4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U",
                "sha256=e07cea53e909e2ad41b36cf3826a7d5ea80a1bacd2ccda82708aa77beb395355",
                "sha1=4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U=",
                " sha256=4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U="
            })
    void rejectsAnyOtherHeader(String header) {
        assertThat(matches(utf8(SECRET), utf8(BODY), header)).isFalse();
    }
}
