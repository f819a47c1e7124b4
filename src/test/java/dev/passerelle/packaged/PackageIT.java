package dev.passerelle.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.problem.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped: unpacked into an empty folder, on PostgreSQL, talking to the double of Genesys on another server. */
class PackageIT {

    private static final Path ZIP = Path.of(System.getProperty("passerelle.zip"));
    private static final String SANDBOX = System.getProperty("passerelle.url") + "/sandbox";
    private static final String TOKEN = "package-platform-token";
    private static final int PORT = 9290;
    private static final String URL = "http://localhost:" + PORT;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void holdsNeitherSandboxNorDemoNorTests() throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".war")) {
                    names.addAll(namesIn(zip));
                }
            }
        }

        assertThat(names).anyMatch(name -> name.contains("dev/passerelle/conversation/"));
        assertThat(names)
                .noneMatch(name -> name.contains("sandbox") || name.contains("/demo/") || name.contains("Test.class"));
    }

    private static List<String> namesIn(InputStream archive) throws IOException {
        var names = new ArrayList<String>();
        var inner = new ZipInputStream(archive);
        for (var entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    @Test
    void carriesAConversationOnPostgresqlAndStopsInTimeWithAStreamOpen() throws Exception {
        unpack();
        try (var postgres = EmbeddedPostgres.start()) {
            var server = start(postgres);
            try {
                var stream = carriesAConversation();

                server.destroy();

                assertThat(server.waitFor(10, TimeUnit.SECONDS))
                        .as("stopped in time")
                        .isTrue();
                assertThat(server.exitValue()).isIn(0, 143);
                assertThat(stream.get(stream.size() - 1)).startsWith("retry: ");
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private void unpack() throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    // Java's own unpacking forgets who may be executed.
                    assertThat(target.toFile().setExecutable(entry.getName().contains("/bin/")))
                            .isTrue();
                }
            }
        }
    }

    private Process start(EmbeddedPostgres postgres) throws Exception {
        var builder = new ProcessBuilder(
                        folder.resolve("passerelle/bin/passerelle").toString(), "run")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PASSERELLE_HTTP_HOST",
                        "127.0.0.1",
                        "PASSERELLE_HTTP_PORT",
                        Integer.toString(PORT),
                        "PASSERELLE_HTTPS_PORT",
                        "-1",
                        "PASSERELLE_ADMIN_TOKEN",
                        TOKEN,
                        "PASSERELLE_DB_URL",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "PASSERELLE_DB_USER",
                        "postgres",
                        "PASSERELLE_DB_PASSWORD",
                        "postgres",
                        "PASSERELLE_GENESYS_REGIONS",
                        "double=" + SANDBOX + "/login," + SANDBOX));
        var server = builder.start();
        eventually(Duration.ofMinutes(3), () -> status("GET", URL + "/health/ready") == 200);
        return server;
    }

    /** @return the lines of the visitor's event stream, which stays open */
    private List<String> carriesAConversation() throws Exception {
        var clientId = UUID.randomUUID().toString();
        call("POST", SANDBOX + "/control/organisations", null, """
                {"name":"Package","clientId":"%s","clientSecret":"secret","permissions":null,"queues":["Animal"]}""".formatted(clientId));
        call("PUT", URL + "/api/admin/v1/bots/package", TOKEN, """
                {"name":"Package","locale":"fr","escalationType":"GENESYS","skills":["Animal"],
                 "connector":{"region":"double","clientId":"%s","clientSecret":"secret",
                              "queues":[{"skill":"Animal","queue":"Animal"}]}}""".formatted(clientId));
        eventually(
                Duration.ofSeconds(30),
                () -> "READY"
                        .equals(call("GET", URL + "/api/admin/v1/bots/package/connector", TOKEN, null)
                                .path("state")
                                .asText()));
        var key = call("POST", URL + "/api/admin/v1/bots/package/api-keys", TOKEN, "{\"label\":\"test\"}")
                .path("key")
                .asText();
        var conversation = call("POST", URL + "/api/v1/conversations", key, """
                {"visitorId":"v-1","skill":"Animal","message":{"text":"Bonjour 😀"}}""");
        var lines = listen(conversation.path("chat").path("eventsUrl").asText());
        answerAtTheDesk(clientId, conversation.path("id").asText());
        eventually(Duration.ofSeconds(15), () -> lines.stream().anyMatch(line -> line.contains("Bonjour Ana")));
        return lines;
    }

    private void answerAtTheDesk(String clientId, String visitor) {
        var desk = SANDBOX + "/desk/api/organisations/" + clientId;
        call("PUT", desk + "/operators/Lea", null, "{\"onQueue\":[\"Animal\"]}");
        eventually(Duration.ofSeconds(15), () -> !chat(desk, visitor).isMissingNode());
        var chat = desk + "/conversations/" + chat(desk, visitor).path("id").asText();
        call("POST", chat + "/accept", null, "{\"operator\":\"Lea\"}");
        call("POST", chat + "/messages", null, "{\"operator\":\"Lea\",\"text\":\"Bonjour Ana\"}");
    }

    private JsonNode chat(String desk, String visitor) {
        return call("GET", desk + "/conversations?customerId=" + visitor, null, null)
                .path("items")
                .path(0);
    }

    private List<String> listen(String eventsUrl) {
        var lines = new CopyOnWriteArrayList<String>();
        var reader = new Thread(() -> {
            try (var stream = http.send(
                            HttpRequest.newBuilder(URI.create(eventsUrl)).build(), HttpResponse.BodyHandlers.ofLines())
                    .body()) {
                stream.filter(line -> !line.isEmpty()).forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private int status(String method, String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode call(String method, String url, String token, String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(method, publisher)
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(method + " " + url).isLessThan(300);
            return answer.body().length == 0
                    ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                    : Json.tree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(Duration patience, BooleanSupplier condition) {
        var end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
