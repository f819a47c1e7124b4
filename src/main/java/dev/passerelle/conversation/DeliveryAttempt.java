package dev.passerelle.conversation;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** One try to bring one part of a text to Genesys, and what came of it. */
@Entity
@Table(name = "delivery_attempt")
public class DeliveryAttempt {

    /** What came of it. */
    public enum Outcome {
        ACCEPTED,
        POSTPONED,
        REFUSED,
        /** Genesys may have it, and did not say so. */
        UNCERTAIN
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "message_id")
    private String message;

    private int part;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    /** Genesys' answer in short, redacted. */
    private String answer;

    @Column(name = "correlation_id")
    private String correlationId;

    /** Genesys' id of the accepted message: receipts speak of it. */
    @Column(name = "external_id")
    private String externalId;

    private Instant at;

    protected DeliveryAttempt() {} // for JPA

    private DeliveryAttempt(Message message, Outcome outcome, String correlationId, Instant now) {
        this.id = Ids.next();
        this.message = message.id();
        this.part = message.partsSent() + 1;
        this.outcome = outcome;
        this.correlationId = correlationId;
        this.at = now;
    }

    static DeliveryAttempt accepted(Message message, String externalId, String correlationId, Instant now) {
        var attempt = new DeliveryAttempt(message, Outcome.ACCEPTED, correlationId, now);
        attempt.externalId = externalId;
        return attempt;
    }

    static DeliveryAttempt failed(Message message, Outcome outcome, String answer, String correlationId, Instant now) {
        var attempt = new DeliveryAttempt(message, outcome, correlationId, now);
        attempt.answer = answer;
        return attempt;
    }

    String message() {
        return message;
    }

    /** As an administrator sees it. */
    Document document() {
        return new Document(at, part, outcome, answer, correlationId);
    }

    /** @param part of a text that was cut, from 1 */
    public record Document(Instant at, int part, Outcome outcome, String answer, String correlationId) {}
}
