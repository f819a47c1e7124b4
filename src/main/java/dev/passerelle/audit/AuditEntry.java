package dev.passerelle.audit;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A deed: who, when, what, and what it changed. Never changed itself. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private Instant at;

    private String actor;

    private String action;

    private String target;

    /** JSON. */
    @Column(name = "value_before")
    private String before;

    /** JSON. */
    @Column(name = "value_after")
    private String after;

    protected AuditEntry() {} // for JPA

    AuditEntry(String actor, String action, String target, String before, String after, Instant now) {
        this.id = Ids.next();
        this.at = now;
        this.actor = actor;
        this.action = action;
        this.target = target;
        this.before = before;
        this.after = after;
    }

    public String id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String target() {
        return target;
    }

    public String before() {
        return before;
    }

    public String after() {
        return after;
    }
}
