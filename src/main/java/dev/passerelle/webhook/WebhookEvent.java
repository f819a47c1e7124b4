package dev.passerelle.webhook;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** Something that Genesys sent and that has no place in a conversation. Kept as it came. */
@Entity
@Table(name = "webhook_event")
public class WebhookEvent {

    /** Why it has no place. */
    public enum Reason {
        UNKNOWN_KIND,
        UNKNOWN_CONVERSATION,
        CONVERSATION_ENDED
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "integration_id")
    private String integration;

    @Column(name = "conversation_id")
    private String conversation;

    private String type;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    /** Genesys' id with its type, or the body's digest where there is none: stored once. */
    private String identity;

    private String body;

    @Column(name = "received_at")
    private Instant receivedAt;

    /** Whether it was placed after all, or discarded. */
    private boolean settled;

    protected WebhookEvent() {} // for JPA

    WebhookEvent(String integration, OperatorEvent event, String identity, Reason reason, String body, Instant now) {
        this.id = Ids.next();
        this.integration = integration;
        this.conversation =
                reason == Reason.CONVERSATION_ENDED && event instanceof OperatorEvent.Text text ? text.visitor() : null;
        this.type = event.type();
        this.reason = reason;
        this.identity = identity;
        this.body = body;
        this.receivedAt = now;
    }

    boolean isSettled() {
        return settled;
    }

    String id() {
        return id;
    }

    /** The conversation that has ended; null for one that is not known. */
    String conversation() {
        return conversation;
    }

    String integration() {
        return integration;
    }

    Reason reason() {
        return reason;
    }

    byte[] body() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
