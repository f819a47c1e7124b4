package dev.passerelle.security;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

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

    @Column(name = "time_zone")
    private String timeZone;

    private boolean disabled;

    @Column(name = "password_changed_at")
    private Instant passwordChangedAt;

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

    /** What was signed in with the password before is out. */
    void setPassword(String newHash, Instant now) {
        this.passwordHash = newHash;
        this.passwordChangedAt = now;
    }

    Instant passwordChangedAt() {
        return passwordChangedAt;
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

    /** In which they are shown times; empty: in that of the server. */
    public Optional<String> timeZone() {
        return Optional.ofNullable(timeZone);
    }

    void liveIn(String newZone) {
        this.timeZone = newZone;
    }

    public boolean isDisabled() {
        return disabled;
    }

    void setDisabled(boolean nowDisabled) {
        this.disabled = nowDisabled;
    }

    /** Back to what the first administrator is at the start: may come in, and do everything. */
    void restore(String newHash, Instant now) {
        setPassword(newHash, now);
        this.disabled = false;
        this.platform = true;
    }
}
