package dev.passerelle.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartTest {

    private static final String TYPE = "multipart/form-data; boundary=XyZ";

    private static Multipart of(String body) {
        return new Multipart(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
    }

    private static String text(Multipart.Part part) throws IOException {
        return new String(part.content().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void partsComeOneAfterTheOther() throws IOException {
        var form = of("--XyZ\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nIl tousse\r\n--XyZ\r\n"
                + "content-disposition: form-data; name=file; filename=\"é.png\"\r\nContent-Type: image/png\r\n\r\n"
                + "\r\n--Xy\r\n\r\n--XyZ--");

        var text = form.next().orElseThrow();
        assertThat(text.name()).isEqualTo("text");
        assertThat(text.filename()).isNull();
        assertThat(text(text)).isEqualTo("Il tousse");
        var file = form.next().orElseThrow();
        assertThat(file.name()).isEqualTo("file");
        assertThat(file.filename()).isEqualTo("é.png");
        assertThat(text(file)).isEqualTo("\r\n--Xy\r\n");
        assertThat(form.next()).isEmpty();
    }

    @Test
    void whatIsNotReadIsPassedOver() throws IOException {
        var form = of("preamble\r\n--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(200_000)
                + "\r\n--XyZ\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n\r\n--XyZ--\r\nepilogue");

        assertThat(form.next()).isPresent();

        var second = form.next().orElseThrow();
        assertThat(second.name()).isEqualTo("b");
        assertThat(text(second)).isEmpty();
        assertThat(form.next()).isEmpty();
    }

    @Test
    void bytesComeThroughHoweverTheyArrive() throws IOException {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        var body = new ByteArrayOutputStream();
        body.writeBytes("--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--XyZ--\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int step : new int[] {1, 7, 1000, 1 << 20}) {
            var form = new Multipart(inSteps(body.toByteArray(), step), TYPE);

            assertThat(form.next().orElseThrow().content().readAllBytes())
                    .as("steps of " + step)
                    .isEqualTo(bytes);
            assertThat(form.next()).isEmpty();
        }
    }

    private static InputStream inSteps(byte[] bytes, int step) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, step));
            }
        };
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        for (var body : new String[] {
            "",
            "--XyZ",
            "--XyZ\r\nContent-Disposition: form-data; name=\"a\"",
            "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf"
        }) {
            assertThatThrownBy(() -> {
                        var form = of(body);
                        for (var part = form.next(); part.isPresent(); part = form.next()) {
                            text(part.get());
                        }
                    })
                    .as(body)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        assertThatThrownBy(() -> of("--XyZ\r\n" + "x".repeat(100_000)).next()).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertThatThrownBy(() -> new Multipart(InputStream.nullInputStream(), "multipart/form-data"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(415));
    }
}
