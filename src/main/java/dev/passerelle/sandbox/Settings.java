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

    /** Whether the state outlives the process; it is written as a whole, which a load test does not want. */
    static boolean stored() {
        return value("PASSERELLE_SANDBOX_STORE").filter("none"::equals).isEmpty();
    }

    /** How many messages, webhooks and conversations each organisation keeps, at least. */
    static int kept() {
        return value("PASSERELLE_SANDBOX_KEPT").map(Integer::valueOf).orElse(20_000);
    }

    private static Optional<String> value(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
}
