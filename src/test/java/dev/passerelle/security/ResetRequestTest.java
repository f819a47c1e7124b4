package dev.passerelle.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetRequestTest {

    @TempDir
    Path data;

    private ResetRequest request;

    @BeforeEach
    void open() {
        request = new ResetRequest(data);
    }

    private void write(String password, String permissions) throws IOException {
        var file = Files.writeString(data.resolve(ResetRequest.NAME), password);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void nothingIsAskedForWithoutAFile() throws IOException {
        assertThat(request.password()).isEmpty();
    }

    @Test
    void thePasswordIsReadAndTheFileGoesOnceItIsSet() throws IOException {
        write("0123456789abcdef\n", "rw-------");

        assertThat(request.password()).contains("0123456789abcdef");
        request.done();

        assertThat(request.password()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFileThatOthersCanReadIsThrownAway() throws IOException {
        write("0123456789abcdef", "rw-r--r--");

        assertThat(request.password()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aPasswordThatNobodyMayChooseIsThrownAway() throws IOException {
        write("court", "rw-------");

        assertThat(request.password()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }
}
