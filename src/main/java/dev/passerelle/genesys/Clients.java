package dev.passerelle.genesys;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** One client for each host, with its own pool of connections: building one is dear. */
@ApplicationScoped
class Clients {

    private static final Logger LOG = Logger.getLogger(Clients.class.getName());

    private static final int CONNECT_SECONDS = 3;
    private static final int READ_SECONDS = 10;
    private static final int CONNECTIONS = 100;

    @Inject
    Egress egress;

    private final Map<URI, GenesysApi> apis = new ConcurrentHashMap<>();
    private final Map<URI, GenesysLogin> logins = new ConcurrentHashMap<>();
    private final Map<URI, Semaphore> rooms = new ConcurrentHashMap<>();

    GenesysApi api(Region region) {
        return apis.computeIfAbsent(region.apiBase(), base -> build(base, GenesysApi.class));
    }

    GenesysLogin login(Region region) {
        return logins.computeIfAbsent(region.loginBase(), base -> build(base, GenesysLogin.class));
    }

    /** Room for calls to a region's API that are under way at the same time, for all bots. */
    Semaphore room(Region region) {
        return rooms.computeIfAbsent(region.apiBase(), base -> new Semaphore(CONNECTIONS));
    }

    private <T> T build(URI base, Class<T> type) {
        var builder = RestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("resteasy.connectionPoolSize", CONNECTIONS)
                .property("resteasy.maxPooledPerRoute", CONNECTIONS);
        egress.proxyFor(base).ifPresent(proxy -> builder.proxyAddress(proxy.getHost(), proxy.getPort()));
        return builder.build(type);
    }

    @PreDestroy
    void close() {
        apis.values().forEach(Clients::close);
        logins.values().forEach(Clients::close);
    }

    private static void close(Object client) {
        try {
            ((Closeable) client).close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A client to Genesys did not close", e);
        }
    }
}
