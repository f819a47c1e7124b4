package dev.passerelle.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** The environment, which the server's own configuration may complete. */
final class Settings {

    private Settings() {}

    static boolean enabled() {
        return value("PASSERELLE_SANDBOX")
                .map(each ->
                        !Set.of("false", "off", "0", "no").contains(each.strip().toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    static String dataDirectory() {
        return value("PASSERELLE_DATA_DIR").orElse(System.getProperty("java.io.tmpdir") + "/passerelle-sandbox");
    }

    private static Optional<String> value(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
}
