package dev.passerelle.connector;

import dev.passerelle.genesys.Loopback;
import java.net.URI;

/** What can be said of a callback address without looking its host up: when it is saved, and again before each call. */
public final class CallbackAddress {

    private CallbackAddress() {}

    /** Signed is not secret: over the internet what visitors write goes encrypted. To this machine it may go plain. */
    public static boolean isProtected(URI address) {
        return "https".equals(address.getScheme()) || Loopback.is(address.getHost());
    }
}
