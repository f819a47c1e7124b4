package dev.passerelle.genesys;

import java.util.Locale;
import java.util.Set;

/** Names of this machine, told without asking a name server. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "[::1]", "::1");

    private Loopback() {}

    public static boolean is(String host) {
        var name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.matches("127(\\.\\d{1,3}){3}");
    }
}
