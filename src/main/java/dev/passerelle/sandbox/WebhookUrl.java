package dev.passerelle.sandbox;

import java.net.URI;
import java.net.URISyntaxException;

/** Which addresses may be registered: https on the standard port, or, unlike Genesys, anything on this machine. */
final class WebhookUrl {

    private WebhookUrl() {}

    static boolean allowed(String text) {
        try {
            var url = new URI(text);
            if (url.getHost() == null || url.getUserInfo() != null) {
                return false;
            }
            return loopback(url) || (url.getScheme().equalsIgnoreCase("https") && standardPort(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean standardPort(URI url) {
        return url.getPort() == -1 || url.getPort() == 443;
    }

    /** Decided by the text alone: a name that resolves to this machine is not enough. */
    private static boolean loopback(URI url) {
        var local = url.getHost().equalsIgnoreCase("localhost")
                || url.getHost().matches("127(\\.\\d{1,3}){3}")
                || url.getHost().equals("[::1]");
        return local && url.getScheme().toLowerCase(java.util.Locale.ROOT).matches("https?");
    }
}
