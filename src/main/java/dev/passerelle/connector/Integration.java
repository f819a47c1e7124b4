package dev.passerelle.connector;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.TenantId;

/** An Open Messaging integration of a bot: one without a skill, one for each skill, for each organisation it ever had. */
@Entity
@Table(name = "integration")
class Integration {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private String skill;

    private String region;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "genesys_id")
    private String genesysId;

    private String name;

    @Enumerated(EnumType.STRING)
    private IntegrationState state;

    private String error;

    @Column(name = "webhook_key")
    private String webhookKey;

    /** Our public address when Genesys was last seen to post to it. */
    @Column(name = "webhook_base")
    private String webhookBase;

    private String secret;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Integration() {} // for JPA

    Integration(String skill, String region, String clientId, String name, Instant now) {
        this.id = Ids.next();
        this.skill = skill;
        this.region = region;
        this.clientId = clientId;
        this.name = name;
        this.state = IntegrationState.CREATING;
        this.createdAt = now;
    }

    void seal(String sealedKey, String sealedSecret) {
        webhookKey = sealedKey;
        secret = sealedSecret;
    }

    String keyRow() {
        return "integration:" + id + ":webhook_key";
    }

    String secretRow() {
        return "integration:" + id + ":secret";
    }

    String previousSecretRow() {
        return "integration:" + id + ":previous_secret";
    }

    boolean isFor(String wantedSkill, String wantedRegion, String wantedClientId) {
        return isFor(wantedSkill, wantedRegion) && clientId.equals(wantedClientId);
    }

    boolean isFor(String wantedSkill, String wantedRegion) {
        return Objects.equals(skill, wantedSkill) && region.equals(wantedRegion);
    }

    /** Another OAuth client of the same organisation uses it now. */
    void moveTo(String newClientId) {
        clientId = newClientId;
    }

    void wanted() {
        if (state == IntegrationState.UNUSED) {
            state = IntegrationState.CREATING;
        }
    }

    void unused() {
        state = IntegrationState.UNUSED;
        error = null;
    }

    void knownAs(String idInGenesys, String nameInGenesys) {
        genesysId = idInGenesys;
        name = nameInGenesys;
    }

    void lost(String nextName) {
        genesysId = null;
        webhookBase = null;
        name = nextName;
        state = IntegrationState.CREATING;
    }

    void become(IntegrationState newState, Sentence reason) {
        state = newState;
        error = reason == null ? null : reason.stored();
    }

    void posts(String publicUrl) {
        webhookBase = publicUrl;
    }

    String id() {
        return id;
    }

    String skill() {
        return skill;
    }

    String region() {
        return region;
    }

    String clientId() {
        return clientId;
    }

    String genesysId() {
        return genesysId;
    }

    String name() {
        return name;
    }

    IntegrationState state() {
        return state;
    }

    Sentence error() {
        return Sentence.read(error);
    }

    String sealedKey() {
        return webhookKey;
    }

    String sealedSecret() {
        return secret;
    }

    String sealedPreviousSecret() {
        return previousSecret;
    }

    String webhookBase() {
        return webhookBase;
    }

    Instant createdAt() {
        return createdAt;
    }
}
