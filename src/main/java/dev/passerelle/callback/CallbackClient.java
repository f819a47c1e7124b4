package dev.passerelle.callback;

import dev.passerelle.conversation.BotEvents;
import dev.passerelle.genesys.Egress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts one event, once. */
@ApplicationScoped
class CallbackClient {

    @Inject
    Egress egress;

    @Inject
    Guard guard;

    @Inject
    Clock clock;

    /** For the whole call, from the connection to the last byte of the answer. */
    @Inject
    @ConfigProperty(name = "passerelle.callback.timeout", defaultValue = "PT10S")
    Duration patience;

    private HttpClient http;

    @PostConstruct
    void prepare() {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .sslContext(egress.sslContext())
                .proxy(new WayOut(egress))
                .build();
    }

    Reply post(Target target, BotEvents.Told event, String body) {
        var objection = guard.objection(target.address());
        if (objection.isPresent()) {
            return new Reply.Failed("Not called: " + objection.get());
        }
        var now = clock.instant();
        var request = HttpRequest.newBuilder(target.address())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Passerelle")
                .header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", target.signatures(event.id(), now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    private Reply send(HttpRequest request) {
        var call = http.sendAsync(request, answer -> new Skimmed());
        try {
            return reply(call.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException failed) {
            return new Reply.Failed(failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            call.cancel(true);
            return new Reply.Failed("No answer in " + patience.toSeconds() + " s");
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Failed("Interrupted");
        }
    }

    private static Reply reply(int status) {
        if (status >= 200 && status < 300) {
            return new Reply.Taken();
        }
        return status == 410 ? new Reply.Unwanted() : new Reply.Failed("HTTP " + status);
    }

    /** The deployment's proxy, if it has one. */
    private static class WayOut extends ProxySelector {

        private final Egress egress;

        WayOut(Egress egress) {
            this.egress = egress;
        }

        @Override
        public List<Proxy> select(URI address) {
            return egress.proxyFor(address)
                    .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                    .map(List::of)
                    .orElse(List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException why) {
            // The call fails, and says so.
        }
    }
}
