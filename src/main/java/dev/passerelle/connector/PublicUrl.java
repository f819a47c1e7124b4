package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Genesys and browsers reach us. */
@ApplicationScoped
class PublicUrl {

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String configured;

    /** Without a slash at the end. */
    String value() {
        return configured.replaceAll("/+$", "");
    }

    /** Genesys posts to https on port 443 only; the sandbox on this machine to anything. */
    static boolean isReachableByGenesys(String url) {
        var uri = URI.create(url);
        return isLoopback(uri.getHost())
                || ("https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443));
    }

    private static boolean isLoopback(String host) {
        if (host == null) {
            return false;
        }
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || isLoopbackAddress(name);
    }

    /** Literal addresses only: a name is not looked up. */
    private static boolean isLoopbackAddress(String host) {
        if (!host.matches("[0-9.]+|\\[[0-9a-f:.]+\\]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
