package dev.passerelle.security;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token with which somebody's scripts call the administration API, with the rights of that person. Only its hash is kept. */
@Entity
@Table(name = "personal_token")
public class PersonalToken {

    @Id
    private String id;

    @Column(name = "administrator_id")
    private String administrator;

    private String hash;

    private String label;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected PersonalToken() {} // for JPA

    PersonalToken(String administrator, String hash, String label, Instant now, Instant expiresAt) {
        this.id = Ids.next();
        this.administrator = administrator;
        this.hash = hash;
        this.label = label;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    String administrator() {
        return administrator;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** To the minute; null: not yet. */
    public Instant usedAt() {
        return usedAt;
    }
}
