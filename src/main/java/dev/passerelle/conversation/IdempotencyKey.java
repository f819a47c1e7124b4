package dev.passerelle.conversation;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** An escalation that was asked for under a key, and its answer, for those who ask again. */
@Entity
@Table(name = "idempotency_key")
public class IdempotencyKey {

    static final Duration KEPT = Duration.ofHours(24);

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "body_hash")
    private String bodyHash;

    /** The answer as it was given, without the chat token, which is derived again. */
    private String response;

    @Column(name = "created_at")
    private Instant createdAt;

    protected IdempotencyKey() {} // for JPA

    IdempotencyKey(String keyHash, String bodyHash, String response, Instant now) {
        this.id = Ids.next();
        this.keyHash = keyHash;
        this.bodyHash = bodyHash;
        this.response = response;
        this.createdAt = now;
    }

    boolean isOver(Instant now) {
        return createdAt.plus(KEPT).isBefore(now);
    }

    boolean isFor(String otherBodyHash) {
        return bodyHash.equals(otherBodyHash);
    }

    String response() {
        return response;
    }
}
