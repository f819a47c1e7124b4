package dev.passerelle.genesys;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** Files that operators have sent, fetched from Genesys' hosts for the bot in force. */
@ApplicationScoped
public class Downloads {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    @Inject
    CredentialsSource source;

    @Inject
    AccessTokens tokens;

    @Inject
    Login login;

    @Inject
    Egress egress;

    private HttpClient client;

    /** What became of it. */
    public sealed interface Result {

        /** All of it is written. @param size bytes */
        record Fetched(long size) implements Result {}

        /** It is not to be had, now or ever: it is not at Genesys, leads where it must not, or is too large. */
        record Refused(String why) implements Result {}

        /** It may work another time. */
        record Failed(String why) implements Result {}
    }

    @PostConstruct
    void connect() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(egress.sslContext())
                .proxy(new Way(egress))
                .build();
    }

    /**
     * Writes a file to a stream, which the caller closes. Nothing but a {@link Result.Fetched} makes what was written whole.
     *
     * @param address as Genesys gave it; followed only if it is on the hosts of the bot's own region
     * @param most bytes
     * @param patience for all of it
     */
    public Result fetch(String address, long most, Duration patience, OutputStream to) {
        var credentials = source.current();
        if (credentials.isEmpty()) {
            return new Result.Failed("the bot has no credentials");
        }
        try {
            var region = login.region(credentials.get());
            var supply =
                    (Download.TokenOnce) () -> tokens.current(credentials.get()).value();
            return new Download(
                            region, client, supply, hop -> egress.proxyFor(hop).isPresent())
                    .fetch(address, most, patience, to);
        } catch (GenesysException withoutToken) {
            return new Result.Failed(withoutToken.answer());
        }
    }

    /** Through the proxy of the deployment, if there is one on the way. */
    private static final class Way extends ProxySelector {

        private final Egress egress;

        Way(Egress egress) {
            this.egress = egress;
        }

        @Override
        public List<Proxy> select(URI address) {
            return List.of(egress.proxyFor(address)
                    .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException why) {
            // The request fails and is tried again.
        }
    }
}
