package dev.passerelle.genesys;

import java.net.URI;

/**
 * Where an organisation lives.
 *
 * @param id the domain, as Genesys names its regions
 * @param aws the name that Genesys' Terraform provider expects; null where there is none
 * @param loginBase to which {@code /oauth/token} is added
 * @param apiBase to which {@code /api/v2/…} is added
 */
public record Region(String id, String aws, URI loginBase, URI apiBase) {

    static Region ofDomain(String domain, String aws) {
        return new Region(domain, aws, URI.create("https://login." + domain), URI.create("https://api." + domain));
    }

    /** Whether an address is on this region's hosts, those for downloads included. */
    boolean holds(URI address) {
        return isBase(loginBase, address)
                || isBase(apiBase, address)
                || (aws != null && "https".equals(address.getScheme()) && isBelowDomain(address.getHost()));
    }

    private boolean isBelowDomain(String host) {
        return host != null && host.endsWith("." + id);
    }

    private static boolean isBase(URI base, URI address) {
        return base.getScheme().equals(address.getScheme())
                && base.getHost().equalsIgnoreCase(address.getHost())
                && base.getPort() == address.getPort();
    }
}
