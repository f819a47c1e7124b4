package dev.passerelle.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fetches the files that visitors' messages point at, as Genesys does; the operator sees our copy. */
@ApplicationScoped
public class VisitorFiles {

    private static final Logger LOG = Logger.getLogger(VisitorFiles.class.getName());
    private static final int LARGEST = 25 * 1024 * 1024;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Sandbox sandbox;

    private HttpClient client;

    @PostConstruct
    void connect() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(executor)
                .build();
    }

    void fetch(Organisation organisation, Message message) {
        var attachments = message.attachments();
        if (attachments.isEmpty()) {
            return;
        }
        var attachment = attachments.get(0);
        var request = HttpRequest.newBuilder(URI.create(attachment.getString("url")))
                .timeout(Duration.ofSeconds(10))
                .build();
        var unused = client.sendAsync(request, BodyHandlers.ofByteArray())
                .thenAccept(answer -> keep(organisation, message, attachment, answer))
                .exceptionally(failure -> {
                    LOG.log(Level.INFO, "A visitor's file could not be fetched: {0}", failure.toString());
                    broken(organisation, message, failure.getClass().getSimpleName());
                    return null;
                });
    }

    private void keep(Organisation organisation, Message message, JsonObject attachment, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200 || answer.body().length > LARGEST) {
            LOG.log(Level.INFO, "A visitor's file was not there: {0}", answer.statusCode());
            broken(organisation, message, answer.statusCode() == 200 ? "too large" : "" + answer.statusCode());
            return;
        }
        var download = new Download(
                Ids.uuid(), attachment.getString("mime"), attachment.getString("filename", "file"), answer.body());
        sandbox.in(organisation, () -> {
            sandbox.keep(organisation, download);
            message.copyId = download.id();
            return download;
        });
    }

    private void broken(Organisation organisation, Message message, String why) {
        sandbox.in(organisation, () -> {
            message.copyFailure = why;
            return message;
        });
    }
}
