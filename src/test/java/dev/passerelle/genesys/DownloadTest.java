package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.passerelle.genesys.Downloads.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against two servers of this machine: one is Genesys, the other is anybody. */
class DownloadTest {

    private static final String FILE = "a file";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private HttpServer genesys;
    private HttpServer other;

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        genesys = server();
        other = server();
    }

    private HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            answers.getOrDefault(exchange.getRequestURI().getPath(), file(FILE)).give(exchange);
            exchange.close();
        });
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        genesys.stop(0);
        other.stop(0);
    }

    private static Answer file(String content) {
        return exchange -> {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private static String address(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Result fetch(String address) {
        return fetch(address, Duration.ofSeconds(20));
    }

    private Result fetch(String address, Duration patience) {
        var base = URI.create(address(genesys, "/sandbox"));
        var region = new Region("test", null, base, base);
        return new Download(region, HttpClient.newHttpClient(), () -> "secret", any -> false)
                .fetch(address, 1000, patience, written);
    }

    private String content() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileIsFetchedWithoutAToken() {
        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Fetched(FILE.length()));

        assertThat(content()).isEqualTo(FILE);
        assertThat(authorizations).containsExactly("null");
    }

    @Test
    void theTokenIsShownOnceWhereOneIsWanted() {
        answers.put("/f", exchange -> {
            var known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            (known ? file(FILE) : status(401)).give(exchange);
        });

        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Fetched(FILE.length()));

        assertThat(authorizations).containsExactly("null", "Bearer secret");
    }

    @Test
    void aTokenThatDoesNotHelpIsNotShownAgain() {
        answers.put("/f", status(403));

        assertThat(fetch(address(genesys, "/f"))).isInstanceOf(Result.Failed.class);

        assertThat(authorizations).hasSize(2);
    }

    @Test
    void anAddressThatIsNotGenesysIsNotAsked() {
        assertThat(fetch(address(other, "/f"))).isInstanceOf(Result.Refused.class);
        assertThat(fetch("file:///etc/passwd")).isInstanceOf(Result.Refused.class);
        assertThat(fetch("mailto:a@b")).isInstanceOf(Result.Refused.class);
        assertThat(fetch(address(genesys, "/f").replace("//", "//a@"))).isInstanceOf(Result.Refused.class);
        assertThat(fetch("http://exa mple/")).isInstanceOf(Result.Refused.class);

        assertThat(authorizations).isEmpty();
    }

    @Test
    void aRedirectIsFollowedWithoutTheToken() {
        answers.put("/f", exchange -> {
            var known = exchange.getRequestHeaders().containsKey("Authorization");
            (known ? redirect(address(other, "/there")) : status(401)).give(exchange);
        });

        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Fetched(FILE.length()));

        assertThat(authorizations).containsExactly("null", "Bearer secret", "null");
    }

    @Test
    void somebodyElseDoesNotGetTheToken() {
        answers.put("/f", redirect(address(other, "/there")));
        answers.put("/there", status(401));

        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Failed("status 401"));

        assertThat(authorizations).containsExactly("null", "null");
    }

    @Test
    void aRedirectToAnInnerAddressIsNotFollowed() {
        answers.put("/f", redirect("http://169.254.169.254/latest/meta-data"));

        assertThat(fetch(address(genesys, "/f"))).isInstanceOf(Result.Refused.class);
    }

    @Test
    void redirectsInARingEnd() {
        answers.put("/f", redirect("/f"));

        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Refused("too many redirects"));

        assertThat(authorizations).hasSize(6);
    }

    @Test
    void whatIsTooLargeIsNotTaken() {
        answers.put("/announced", file("x".repeat(1001)));
        answers.put("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(new byte[100]);
            }
        });

        assertThat(fetch(address(genesys, "/announced"))).isInstanceOf(Result.Refused.class);
        assertThat(written.size()).isZero();
        assertThat(fetch(address(genesys, "/endless"))).isInstanceOf(Result.Refused.class);
        assertThat(written.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void aServerThatStallsIsLeft() {
        answers.put("/f", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            pause();
        });

        assertThat(fetch(address(genesys, "/f"), Duration.ofMillis(300))).isInstanceOf(Result.Failed.class);
    }

    private static void pause() {
        try {
            Thread.sleep(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsNotThereMayComeLater() {
        answers.put("/f", status(404));

        assertThat(fetch(address(genesys, "/f"))).isEqualTo(new Result.Failed("status 404"));
    }
}
