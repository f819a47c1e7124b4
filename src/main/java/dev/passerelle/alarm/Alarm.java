package dev.passerelle.alarm;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A trouble that lasts, and what it is about. */
@Entity
@Table(name = "alarm")
public class Alarm {

    /** What kind of trouble; each has words in {@code messages_*} under {@code alarm.}. */
    public enum Kind {
        /** Genesys refuses a call. Subject: the permission that is missing. */
        PERMISSION_MISSING,
        /** The circuit breaker is open. Subject: the host that does not answer. */
        GENESYS_UNREACHABLE,
        /** The bot's callbacks are no longer tried. Subject: the host that they went to. */
        CALLBACK_DISABLED
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String subject;

    private String detail;

    private Instant since;

    protected Alarm() {} // for JPA

    Alarm(Kind kind, String subject, String detail, Instant now) {
        this.id = Ids.next();
        this.kind = kind;
        this.subject = subject;
        this.detail = detail;
        this.since = now;
    }

    /** The trouble is the same, what is known of it may not be. */
    void nowWith(String otherDetail) {
        detail = otherDetail;
    }

    public Kind kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }

    public Instant since() {
        return since;
    }
}
