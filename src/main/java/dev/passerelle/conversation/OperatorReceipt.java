package dev.passerelle.conversation;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A receipt that an operator's message is still owed. */
@Entity
@Table(name = "operator_receipt")
public class OperatorReceipt {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "conversation_id")
    private String conversation;

    @Column(name = "integration_id")
    private String integration;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "stored_at")
    private Instant storedAt;

    protected OperatorReceipt() {} // for JPA

    OperatorReceipt(Arrival arrival, Instant now) {
        this.id = Ids.next();
        this.conversation = arrival.conversation();
        this.integration = arrival.integration();
        this.externalId = arrival.externalId();
        this.storedAt = now;
    }

    String id() {
        return id;
    }

    String conversation() {
        return conversation;
    }

    String integration() {
        return integration;
    }

    String externalId() {
        return externalId;
    }

    boolean isOlderThan(Instant moment) {
        return storedAt.isBefore(moment);
    }
}
