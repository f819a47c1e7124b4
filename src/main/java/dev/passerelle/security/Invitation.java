package dev.passerelle.security;

import dev.passerelle.security.RoleGrant.Role;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A right on one bot for somebody who cannot sign in yet. Of the link that they are given only the hash is kept. */
@Entity
@Table(name = "invitation")
public class Invitation {

    static final Duration VALID = Duration.ofDays(7);

    @Id
    private String id;

    private String hash;

    private String login;

    @Column(name = "bot_id")
    private String bot;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Invitation() {} // for JPA

    Invitation(String bot, String login) {
        this.id = Ids.next();
        this.bot = bot;
        this.login = login;
    }

    /** A new link; the one before opens nothing any more. */
    void renew(String newHash, Role newRole, Instant now) {
        this.hash = newHash;
        this.role = newRole;
        this.createdAt = now;
        this.expiresAt = now.plus(VALID);
    }

    public String login() {
        return login;
    }

    public String bot() {
        return bot;
    }

    public Role role() {
        return role;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
