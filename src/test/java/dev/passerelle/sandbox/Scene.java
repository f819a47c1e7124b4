package dev.passerelle.sandbox;

import java.time.Instant;
import java.util.List;

/** An organisation with the queues Animal and Marketing and one integration, and a clock that is turned by hand. */
final class Scene {

    final Organisation organisation = new Organisation();
    final Integration integration = new Integration();
    final Operator lea;
    Instant now = Instant.parse("2026-11-22T09:30:00Z");

    Scene() {
        organisation.clientId = "acme";
        organisation.supportedContents.put(Organisation.DEFAULT_CONTENT, MessagingProfiles.defaultContent());
        organisation.addQueues(List.of("Animal", "Marketing"), now);
        lea = organisation.operator("Léa");
        integration.id = "i-1";
        integration.name = "DYDU bot connector (Marketing)";
        integration.supportedContentId = Organisation.DEFAULT_CONTENT;
        integration.completes = now;
        integration.flowId = queue("Marketing").flowId();
        organisation.integrations.put(integration.id, integration);
    }

    Queue queue(String name) {
        return organisation.queue(name).orElseThrow();
    }

    Inbound.Accepted visitorWrites(String visitor, String text) {
        return send(message(visitor, "\"text\":\"" + text + "\""));
    }

    Inbound.Accepted send(String body) {
        return inbound().message(Body.of(body));
    }

    Inbound inbound() {
        return new Inbound(organisation, integration, now);
    }

    static String message(String visitor, String rest) {
        return """
                {"channel":{"messageId":"m","from":{"id":"%s","idType":"opaque","nickname":"Ana"},
                 "time":"2026-11-22T09:30:00.123Z"},%s}""".formatted(visitor, rest);
    }
}
