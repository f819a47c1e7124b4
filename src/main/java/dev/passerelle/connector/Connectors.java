package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a conversation needs to know about the connector of the bot in force. */
@ApplicationScoped
public class Connectors {

    @Inject
    ConnectorRows rows;

    @Inject
    WebhookTargets targets;

    /** A queue as Genesys has it. */
    public record QueueRef(String id, String name) {}

    /**
     * The way of a skill to Genesys.
     *
     * @param integration our id
     * @param queue null when none is mapped, or it was not found in Genesys
     */
    public record Route(String integration, String genesysIntegration, QueueRef queue) {}

    /** Who the visitor is, as far as is known. */
    public record Identity(String email, String firstName, String lastName) {}

    /** What of a visitor's variables goes to Genesys. */
    public record Mapped(Identity identity, Map<String, String> attributes) {}

    /** @param skill null for the one without a skill */
    public record GenesysIntegration(String id, String genesysId, String skill, String name, IntegrationState state) {}

    /** Whose webhook it is, and the secrets that its posts may be signed with: the current one first. */
    public record WebhookTarget(String bot, String integration, List<byte[]> secrets) {

        @Override
        public String toString() {
            return "WebhookTarget[" + bot + ", " + integration + "]";
        }
    }

    /**
     * Where to escalate to; empty while the connector cannot serve that skill.
     *
     * <p>A connector that is being changed goes on serving the skills that are ready, and so does one that could not be refreshed:
     * saving a ninth skill closes none of the other eight. Only refused credentials stop all.
     *
     * @param skill null for none
     */
    @Transactional
    public Optional<Route> route(String skill) {
        var connector = rows.connector();
        if (!connector.isComplete() || areCredentialsRefused(connector)) {
            return Optional.empty();
        }
        return rows.integrations().stream()
                .filter(row -> row.isFor(skill, connector.region(), connector.clientId()))
                .filter(row -> row.state() == IntegrationState.READY)
                .findFirst()
                .map(row -> new Route(row.id(), row.genesysId(), queue(skill)));
    }

    private static boolean areCredentialsRefused(Connector connector) {
        return connector.state() == ConnectorState.ERROR
                && connector.lastError() != null
                && connector.lastError().isAboutCredentials();
    }

    private QueueRef queue(String skill) {
        return rows.queueOf(skill).flatMap(QueueMapping::found).orElse(null);
    }

    /**
     * A queue that skills are mapped to.
     *
     * @param id null while it was not found in Genesys
     * @param name as Genesys has it, or else as it was given
     * @param skills null among them stands for the row without a skill
     */
    public record MappedQueue(String id, String name, List<String> skills) {}

    /** The mapped queues by name. */
    @Transactional
    public List<MappedQueue> mappedQueues() {
        var skills = new LinkedHashMap<QueueRef, List<String>>();
        for (var row : rows.queues()) {
            if (row.queue() != null) {
                var queue = row.found().orElse(new QueueRef(null, row.queue()));
                skills.computeIfAbsent(queue, none -> new ArrayList<>()).add(row.skill());
            }
        }
        return skills.entrySet().stream()
                .map(entry ->
                        new MappedQueue(entry.getKey().id(), entry.getKey().name(), entry.getValue()))
                .sorted(Comparator.comparing(MappedQueue::name))
                .toList();
    }

    /** @param variables the bot's variables by name; values may be null */
    @Transactional
    public Mapped map(Map<String, String> variables) {
        var connector = rows.connector();
        return new AttributeMapping(connector.identity(), connector.attributes()).apply(variables);
    }

    /** One of the bot's integrations, in use or not, by our id. */
    @Transactional
    public Optional<GenesysIntegration> integration(String id) {
        return rows.integration(id)
                .map(row -> new GenesysIntegration(row.id(), row.genesysId(), row.skill(), row.name(), row.state()));
    }

    /** The id in Genesys of one of the bot's integrations. */
    @Transactional
    public Optional<String> genesysIntegration(String id) {
        return rows.integration(id).map(Integration::genesysId);
    }

    /** One of the bot's integrations by the id that Genesys gave it. */
    @Transactional
    public Optional<GenesysIntegration> byGenesysId(String genesysId) {
        return rows.integrations().stream()
                .filter(row -> Objects.equals(row.genesysId(), genesysId))
                .findFirst()
                .flatMap(row -> integration(row.id()));
    }

    /** Whether the livechat is open at that time. */
    @Transactional
    public boolean isOpen(Instant at) {
        var hours = rows.openingHours();
        return hours == null || OpeningHours.isOpen(hours, at);
    }

    /** As {@link #byWebhookKey}, but only if it was asked for a moment ago: then it costs nothing. */
    public Optional<WebhookTarget> knownByWebhookKey(String key) {
        return targets.known(key);
    }

    /** The way from the last part of a webhook address to a bot. No bot needs to be in force, and none is afterwards. */
    public Optional<WebhookTarget> byWebhookKey(String key) {
        return targets.of(key);
    }
}
