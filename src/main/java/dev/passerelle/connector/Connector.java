package dev.passerelle.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.problem.Json;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.TenantId;

/** A bot's link to one Genesys organisation. */
@Entity
@Table(name = "connector")
class Connector {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private String region;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "client_secret")
    private String clientSecret;

    @Column(name = "secret_stored_at")
    private Instant secretStoredAt;

    @Column(name = "email_variable")
    private String emailVariable;

    @Column(name = "first_name_variable")
    private String firstNameVariable;

    @Column(name = "last_name_variable")
    private String lastNameVariable;

    private String attributes;

    @Enumerated(EnumType.STRING)
    private ConnectorState state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "organisation_id")
    private String organisationId;

    @Column(name = "organisation_name")
    private String organisationName;

    /** Counts the saves: what was found out for an older one is worth nothing. */
    private long generation;

    /** Passes that failed in a row since the last save. */
    private int failures;

    /** When the last pass over the organisation began. */
    @Column(name = "synced_at")
    private Instant syncedAt;

    @Version
    private long version;

    protected Connector() {} // for JPA

    Connector(Instant now) {
        this.id = Ids.next();
        this.attributes = "[]";
        this.state = ConnectorState.INCOMPLETE;
        this.stateSince = now;
    }

    String secretRow() {
        return "connector:" + id + ":client_secret";
    }

    String sealedSecret() {
        return clientSecret;
    }

    boolean hasSecret() {
        return clientSecret != null;
    }

    boolean isComplete() {
        return region != null && clientId != null && clientSecret != null;
    }

    void configure(BotDocument.Connector wanted) {
        if (!Objects.equals(region, wanted.region()) || !Objects.equals(clientId, wanted.clientId())) {
            organisationId = null;
            organisationName = null;
        }
        region = wanted.region();
        clientId = wanted.clientId();
        emailVariable = wanted.identity().email();
        firstNameVariable = wanted.identity().firstName();
        lastNameVariable = wanted.identity().lastName();
        attributes = Json.write(wanted.attributes());
    }

    /** @param sealed null to forget the secret */
    void keepSecret(String sealed, Instant now) {
        clientSecret = sealed;
        secretStoredAt = now;
        organisationId = null;
        organisationName = null;
    }

    /** @param newWork whether Genesys must be asked before the connector can serve what was saved */
    void saved(boolean newWork, Instant now) {
        generation++;
        failures = 0;
        if (!isComplete()) {
            become(ConnectorState.INCOMPLETE, null, now);
        } else if (newWork || state != ConnectorState.READY) {
            become(ConnectorState.CREATING, null, now);
        }
    }

    void become(ConnectorState newState, Sentence error, Instant now) {
        if (state != newState) {
            stateSince = now;
        }
        state = newState;
        lastError = error == null ? null : error.stored();
    }

    void passed(Instant begun) {
        syncedAt = begun;
        failures = 0;
    }

    void failed(Instant begun) {
        syncedAt = begun;
        failures++;
    }

    void belongsTo(String organisation, String name) {
        organisationId = organisation;
        organisationName = name;
    }

    BotDocument.Identity identity() {
        return new BotDocument.Identity(emailVariable, firstNameVariable, lastNameVariable);
    }

    List<BotDocument.Attribute> attributes() {
        return Json.read(attributes, new TypeReference<>() {});
    }

    String region() {
        return region;
    }

    String clientId() {
        return clientId;
    }

    ConnectorState state() {
        return state;
    }

    Instant since() {
        return stateSince;
    }

    Sentence lastError() {
        return Sentence.read(lastError);
    }

    String organisationId() {
        return organisationId;
    }

    String organisationName() {
        return organisationName;
    }

    long generation() {
        return generation;
    }

    int failures() {
        return failures;
    }

    Instant syncedAt() {
        return syncedAt;
    }

    Instant secretStoredAt() {
        return secretStoredAt;
    }
}
