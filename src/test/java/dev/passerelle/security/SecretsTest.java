package dev.passerelle.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(SecretKeys.random(32));
    private static final String NEW = "new:" + Base64.getEncoder().encodeToString(SecretKeys.random(32));

    @TempDir
    Path folder;

    @Test
    void whatIsSealedOpensInItsOwnRowAndNowhereElse() {
        var secrets = secrets(OLD);

        var sealed = secrets.seal("très secret", "connector/1");

        assertThat(sealed).startsWith("old:").doesNotContain("secret");
        assertThat(secrets.open(sealed, "connector/1")).isEqualTo("très secret");
        assertThatThrownBy(() -> secrets.open(sealed, "connector/2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameValueIsNeverSealedTheSameWayTwice() {
        var secrets = secrets(OLD);

        assertThat(secrets.seal("a", "row")).isNotEqualTo(secrets.seal("a", "row"));
    }

    @Test
    void afterARotationOldValuesOpenAndNewOnesUseTheNewKey() {
        var before = secrets(OLD).seal("valeur", "row");
        var rotated = secrets(NEW + "," + OLD);

        assertThat(rotated.open(before, "row")).isEqualTo("valeur");
        assertThat(rotated.seal("valeur", "row")).startsWith("new:");
    }

    @Test
    void withoutItsKeyAValueStaysClosed() {
        var sealed = secrets(OLD).seal("valeur", "row");

        assertThatThrownBy(() -> secrets(NEW).open(sealed, "row")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfTheWrongLengthIsRefusedWithoutBeingShown() {
        var shortKey = "k:" + Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> SecretKeys.parse(shortKey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void theFileOfKeysIsForItsOwnerOnlyAndIsKept() throws Exception {
        var first = fromFile();
        var sealed = secrets(first).seal("valeur", "row");

        assertThat(secrets(fromFile()).open(sealed, "row")).isEqualTo("valeur");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret-keys"))))
                .isEqualTo("rw-------");
    }

    private SecretKeys fromFile() {
        var keys = new SecretKeys();
        keys.configured = Optional.empty();
        keys.dataDirectory = folder.toString();
        keys.load();
        return keys;
    }

    static Secrets secrets(String configured) {
        return secrets(keys(configured));
    }

    static Secrets secrets(SecretKeys keys) {
        var secrets = new Secrets();
        secrets.keys = keys;
        return secrets;
    }

    static SecretKeys keys(String configured) {
        var keys = new SecretKeys();
        keys.configured = Optional.of(configured);
        keys.load();
        return keys;
    }
}
