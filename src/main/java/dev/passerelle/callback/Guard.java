package dev.passerelle.callback;

import dev.passerelle.connector.CallbackAddress;
import dev.passerelle.genesys.Egress;
import dev.passerelle.genesys.Loopback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where callbacks may go: https to the internet. To this machine, also plain, only while our own address is on it too, as on a
 * developer's desk.
 *
 * <p>A name is looked up before each call. The JVM's own cache of names (30 s) gives the call the addresses that were looked at
 * here, unless their time ends in between.
 */
@ApplicationScoped
class Guard {

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    /** Names of hosts that may be called although their addresses are not public, with commas between them. */
    @Inject
    @ConfigProperty(name = "passerelle.callback.private-hosts")
    Optional<Set<String>> privateHosts;

    @Inject
    Egress egress;

    /** @return why an address may not be called; empty when it may */
    Optional<String> objection(URI address) {
        var host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return Optional.of("not an address to call");
        }
        if (!CallbackAddress.isProtected(address)) {
            return Optional.of("https only");
        }
        if (Loopback.is(host)) {
            var atHome = Loopback.is(URI.create(publicUrl).getHost());
            return atHome ? Optional.empty() : Optional.of("not a public address");
        }
        return isAllowed(host) ? Optional.empty() : looked(address, host);
    }

    private Optional<String> looked(URI address, String host) {
        try {
            var all = InetAddress.getAllByName(host);
            return Stream.of(all).allMatch(PublicAddress::is) ? Optional.empty() : Optional.of("not a public address");
        } catch (UnknownHostException unknown) {
            // Behind a proxy there is often nobody to ask: then the proxy is the one who looks it up, and decides.
            return egress.proxyFor(address).isPresent() ? Optional.empty() : Optional.of("unknown host");
        }
    }

    private boolean isAllowed(String host) {
        return privateHosts.orElse(Set.of()).stream().anyMatch(host::equalsIgnoreCase);
    }
}
