package dev.passerelle.operations;

import dev.passerelle.security.Administrators;
import dev.passerelle.security.FirstAdministrator;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says where to go, once the server answers, and the first administrator's password, once at all. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LABEL_WIDTH = 26;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    FirstAdministrator firstAdministrator;

    @Inject
    Event<ServerReady> ready;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_HOST")
    String host;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_PORT")
    int port;

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    private Future<?> next;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @PostConstruct
    void begin() {
        later();
    }

    private void later() {
        next = executor.schedule(this::welcomeWhenReady, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void welcomeWhenReady() {
        if (!answers()) {
            later();
            return;
        }
        var event = new ServerReady();
        event.announce("screens", publicUrl + "/");
        event.announce("administrator", Administrators.FIRST);
        firstAdministrator.passwordToShow().ifPresent(password -> event.announce("password", password));
        try {
            ready.fire(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What should be there after the start could not all be prepared", e);
        }
        print(event);
    }

    @PreDestroy
    void giveUp() {
        next.cancel(true);
    }

    /** Asked over plain HTTP; a server that only speaks TLS is taken at its word, or its password would never be shown. */
    private boolean answers() {
        if (port < 0) {
            return true;
        }
        var name = host.equals("*") || host.equals("0.0.0.0") ? "localhost" : host;
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + name + ":" + port + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Past the server's log, which would keep the password in a file. */
    private static void print(ServerReady event) {
        var bundle = ResourceBundle.getBundle("operations", Locale.FRENCH);
        var text = new StringBuilder("\n");
        event.lines()
                .forEach((label, value) -> text.append("  ")
                        .append(String.format("%-" + LABEL_WIDTH + "s", bundle.getString(label)))
                        .append(value)
                        .append('\n'));
        var console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.println(text);
    }
}
