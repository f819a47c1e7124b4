package dev.passerelle.connector;

import java.time.Instant;
import java.util.List;

/** How the connector of a bot is doing, in the words of the administration API. */
public record ConnectorStatus(
        ConnectorState state,
        Instant since,
        String lastError,
        OrganisationRef organisation,
        List<IntegrationStatus> integrations,
        TokenStatus token) {

    /** Both null until Genesys has answered. */
    public record OrganisationRef(String id, String name) {}

    public record IntegrationStatus(String skill, String name, IntegrationState state, String error) {}

    /** When the token ends; null while there is none. */
    public record TokenStatus(Instant expiresAt) {}

    boolean isSettled() {
        return state != ConnectorState.CREATING;
    }
}
