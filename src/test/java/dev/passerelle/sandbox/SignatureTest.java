package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String SECRET = "0123456789abcdef-secret";
    private static final String BODY =
            "{\"id\":\"d7d58935af65a45e5234ac77de017a0a\",\"type\":\"Text\",\"text\":\"Grüße\",\"direction\":\"Outbound\"}";

    @Test
    void isTheOneOfTheKnownAnswer() {
        var body = BODY.getBytes(StandardCharsets.UTF_8);

        assertThat(body).hasSize(95);
        assertThat(Signature.of(body, SECRET)).isEqualTo("sha256=4HzqU+kJ4q1Bs2zzgmp9XqgKG6zSzNqCcIqne+s5U1U=");
    }
}
