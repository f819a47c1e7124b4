package dev.passerelle.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.connector.BotDocument;
import dev.passerelle.connector.Configurations;
import dev.passerelle.operations.ServerReady;
import dev.passerelle.problem.Json;
import dev.passerelle.security.ApiKeys;
import dev.passerelle.security.Tokens;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** On the very first start: the bot "Animalerie", an organisation in the sandbox for it, and an API key. */
@ApplicationScoped
public class FirstBot {

    private static final String SLUG = "animalerie";

    @Inject
    SandboxRegion sandbox;

    @Inject
    Bots bots;

    @Inject
    Configurations configurations;

    @Inject
    ApiKeys keys;

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    void prepare(@Observes ServerReady server) {
        if (!sandbox.isOn()) {
            return;
        }
        if (bots.after("", 1).isEmpty()) {
            server.announce("demo-key", create());
        }
        if (bots.bySlug(SLUG).isPresent()) {
            server.announce("preview", publicUrl + "/bms/preview.xhtml?bot=" + SLUG);
        }
        server.announce("desk", sandbox.base() + "/desk");
    }

    private String create() {
        var clientId = "animalerie-" + Tokens.random().substring(0, 8);
        var secret = Tokens.random();
        makeOrganisation(clientId, secret);
        return Tenant.as(bots.create(SLUG).id(), () -> {
            configurations.write(SLUG, document(clientId, secret), null);
            return keys.issue("démo").key();
        });
    }

    private void makeOrganisation(String clientId, String secret) {
        var body = Json.write(Map.of(
                "name",
                "Animalerie SA",
                "clientId",
                clientId,
                "clientSecret",
                secret,
                "typingByDefault",
                true,
                "queues",
                List.of("Animal", "Marketing")));
        var request = HttpRequest.newBuilder(URI.create(sandbox.base() + "/control/organisations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 201) {
                throw new IllegalStateException("The sandbox made no organisation: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BotDocument document(String clientId, String secret) {
        try (InputStream template = FirstBot.class.getResourceAsStream("first-bot.json")) {
            var tree = (ObjectNode) Json.tree(template.readAllBytes());
            var connector = (ObjectNode) tree.get("connector");
            connector.put("region", SandboxRegion.ID).put("clientId", clientId).put("clientSecret", secret);
            return Json.STRICT.treeToValue(tree, BotDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
