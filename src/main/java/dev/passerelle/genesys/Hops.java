package dev.passerelle.genesys;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Where a redirect of Genesys may lead: over https to public addresses, as those of a storage host are. A certificate for the
 * host's name is needed there, so a name that is bent to an inner address after this look gains nothing.
 *
 * @param proxied whether a proxy is on the way, which may know names that this machine does not
 */
record Hops(Region region, Predicate<URI> proxied) {

    boolean allow(URI next) throws UnknownHostException {
        if (next.getHost() == null || next.getUserInfo() != null) {
            return false;
        }
        if (Loopback.is(region.apiBase().getHost()) && Loopback.is(next.getHost())) {
            return "http".equals(next.getScheme()) || "https".equals(next.getScheme());
        }
        return "https".equals(next.getScheme())
                && (next.getPort() == -1 || next.getPort() == 443)
                && (region.holds(next) || leadsOutside(next));
    }

    private boolean leadsOutside(URI next) throws UnknownHostException {
        try {
            for (var address : InetAddress.getAllByName(next.getHost())) {
                if (!isPublic(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            if (proxied.test(next)) {
                return true;
            }
            throw e;
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes[0] & 0xff, bytes[1] & 0xff);
    }

    /** Without this network, shared address space, protocol assignments, benchmarks and what is reserved. */
    private static boolean isPublic4(int first, int second) {
        return first != 0
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second == 18 || second == 19))
                && first < 240;
    }

    /** Global unicast only, and not the parts of it that carry an IPv4 address inside (6to4, Teredo). */
    private static boolean isPublic6(byte[] bytes) {
        var globalUnicast = (bytes[0] & 0xe0) == 0x20;
        var sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        var teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return globalUnicast && !sixToFour && !teredo;
    }
}
