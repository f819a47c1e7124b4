package dev.passerelle.connector;

import java.util.*;

@jakarta.enterprise.context.ApplicationScoped
public class Connectors {
    public record QueueRef(String id, String name) {}

    public record Route(String integration, String genesysIntegration, QueueRef queue) {}

    public record Identity(String email, String firstName, String lastName) {}

    public record Mapped(Identity identity, Map<String, String> attributes) {}

    public record WebhookTarget(String bot, String integration, List<byte[]> secrets) {}

    public Optional<Route> route(String skill) {
        return Optional.empty();
    }

    public Mapped map(Map<String, String> v) {
        return null;
    }

    public Optional<String> genesysIntegration(String i) {
        return Optional.empty();
    }

    public Optional<WebhookTarget> byWebhookKey(String key) {
        return Optional.empty();
    }
}
