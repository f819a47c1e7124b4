package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An organisation of its own in a running sandbox, and HTTP to it. The address is the system property passerelle.url. */
final class GenesysClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String base = System.getProperty("passerelle.url", "http://localhost:9080") + "/sandbox";
    final String clientId = "it-" + Ids.uuid();
    final String secret = "s3cret";
    private String token;

    /** One answer, with its body as text and as JSON. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonObject json() {
            return Wire.parse(response.body()).asJsonObject();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static GenesysClient organisation(String fields) {
        var client = new GenesysClient();
        var made = client.post("/control/organisations", """
                {"name":"IT","clientId":"%s","clientSecret":"%s","queues":["Animal","Marketing"],
                 "integrationDelayMillis":0%s}""".formatted(
                        client.clientId, client.secret, fields.isEmpty() ? "" : "," + fields));
        if (made.status() != 201) {
            throw new IllegalStateException(made.response().body());
        }
        client.token = client.token().json().getString("access_token");
        return client;
    }

    Answer token() {
        return token(clientId, secret);
    }

    Answer token(String id, String password) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request("/login/oauth/token")
                .setHeader("Authorization", "Basic " + basic)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer call(String method, String path, String body) {
        return send(request(path)
                .setHeader("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.setHeader("Authorization", "Bearer " + token);
    }

    void change(String fields) {
        call("PATCH", "/control/organisations/" + clientId, "{" + fields + "}");
    }

    Answer desk(String method, String path, String body) {
        return call(method, "/desk/api/organisations/" + clientId + path, body);
    }

    /** @return the id of an integration whose webhook goes to the address */
    String integration(String name, String webhook) {
        return post("/api/v2/conversations/messaging/integrations/open", """
                        {"name":"%s","outboundNotificationWebhookUrl":"%s",
                         "outboundNotificationWebhookSignatureSecretToken":"0123456789abcdef",
                         "webhookHeaders":{"X-Connector-Key":"abc"}}""".formatted(name, webhook))
                .json()
                .getString("id");
    }

    Answer visitorWrites(String integration, String visitor, String text) {
        return post(
                "/api/v2/conversations/messages/" + integration + "/inbound/open/message?prefetchConversationId=true",
                Scene.message(visitor, "\"text\":\"" + text + "\""));
    }
}
