package dev.passerelle.security;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who signs in to the screens. */
@Entity
@Table(name = "administrator")
public class Administrator {

    @Id
    private String id;

    private String login;

    @Column(name = "password_hash")
    private String passwordHash;

    /** Whether this one sees every bot, and makes new ones. */
    private boolean platform;

    private String locale;

    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Administrator() {} // for JPA

    Administrator(String login, String passwordHash, boolean platform, Instant now) {
        this.id = Ids.next();
        this.login = login;
        this.passwordHash = passwordHash;
        this.platform = platform;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    public String login() {
        return login;
    }

    String passwordHash() {
        return passwordHash;
    }

    void setPassword(String newHash) {
        this.passwordHash = newHash;
    }

    public boolean isPlatform() {
        return platform;
    }

    public String locale() {
        return locale;
    }

    public void speak(String newLocale) {
        this.locale = newLocale;
    }

    boolean isDisabled() {
        return disabled;
    }
}
