package dev.passerelle.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of this deployment, by id: the first encrypts and signs, all decrypt and verify.
 *
 * <p>From {@code PASSERELLE_SECRET_KEYS} ({@code id:base64(32 bytes)}, comma separated) or from a file that is made in the
 * data directory on the first start, readable by the owner only.
 */
@ApplicationScoped
class SecretKeys {

    private static final int LENGTH = 32;

    @Inject
    @ConfigProperty(name = "PASSERELLE_SECRET_KEYS")
    Optional<String> configured;

    @Inject
    @ConfigProperty(name = "PASSERELLE_DATA_DIR")
    String dataDirectory;

    private Map<String, byte[]> keys;

    @PostConstruct
    void load() {
        keys = parse(configured.filter(value -> !value.isBlank()).orElseGet(this::fromFile));
    }

    static Map<String, byte[]> parse(String text) {
        var parsed = new LinkedHashMap<String, byte[]>();
        for (var entry : text.strip().split(",", -1)) {
            var colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("PASSERELLE_SECRET_KEYS: expected id:base64, comma separated");
            }
            var key = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
            if (key.length != LENGTH) {
                throw new IllegalArgumentException("PASSERELLE_SECRET_KEYS: a key is not 32 bytes long");
            }
            parsed.put(entry.substring(0, colon).strip(), key);
        }
        return parsed;
    }

    private String fromFile() {
        var file = Path.of(dataDirectory, "secret-keys");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, owner);
                Files.writeString(file, "k1:" + Base64.getEncoder().encodeToString(random(LENGTH)));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of secret keys cannot be read", e);
        }
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String currentId() {
        return keys.keySet().iterator().next();
    }

    /** A copy of the key of that id, if there is one. */
    Optional<byte[]> byId(String id) {
        return Optional.ofNullable(keys.get(id)).map(key -> Arrays.copyOf(key, key.length));
    }
}
