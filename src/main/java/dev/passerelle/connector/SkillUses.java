package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What would miss a skill of the bot in force. */
@ApplicationScoped
public class SkillUses {

    @Inject
    ConnectorRows rows;

    @Inject
    RunningConversations running;

    /**
     * @param queue the name of the queue that is mapped; null when none is
     * @param integration its name in Genesys; null while there is none
     * @param conversations those that go on now
     */
    public record Use(String queue, String integration, long conversations) {

        public boolean isAny() {
            return queue != null || integration != null || conversations > 0;
        }
    }

    @Transactional
    Use of(String skill) {
        var connector = rows.connector();
        var queue = rows.queueOf(skill)
                .map(mapping -> mapping.found().map(Connectors.QueueRef::name).orElse(mapping.queue()))
                .orElse(null);
        var integration = rows.integrations().stream()
                .filter(row -> row.isFor(skill, connector.region(), connector.clientId()))
                .filter(row -> row.state() != IntegrationState.UNUSED)
                .map(Integration::name)
                .findFirst()
                .orElse(null);
        return new Use(queue, integration, running.of(skill));
    }
}
