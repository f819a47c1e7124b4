package dev.passerelle.callback;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.TenantId;

/** How calling a bot back is going, and the secrets that it checks. The address is the bot's own setting. */
@Entity
@Table(name = "callback")
public class Callback {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private String secret;

    /** Whether somebody has it: the first one is made before anybody asks. */
    @Column(name = "secret_shown")
    private boolean secretShown;

    /** Null also for a secret that was handed out before this was noted. */
    @Column(name = "secret_shown_at")
    private Instant secretShownAt;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_until")
    private Instant previousUntil;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Version
    private long version;

    protected Callback() {} // for JPA

    static Callback empty() {
        var made = new Callback();
        made.id = Ids.next();
        return made;
    }

    /** The identity under which the secrets are encrypted. */
    String secretRow() {
        return "callback:" + id;
    }

    void firstSecret(String sealed) {
        secret = sealed;
    }

    boolean isSecretShown() {
        return secretShown;
    }

    Instant secretShownAt() {
        return secretShownAt;
    }

    void secretIsShown(Instant now) {
        secretShown = true;
        secretShownAt = now;
    }

    /** The old secret stays valid for a while, so that the bot can change over. */
    void rotate(String sealed, Instant now, Instant oldOneUntil) {
        previousSecret = secret;
        previousUntil = oldOneUntil;
        secret = sealed;
        secretIsShown(now);
    }

    /** Until when the secret before this one is still good; null when it no longer is. */
    Instant previousUntil(Instant now) {
        return previousSecret != null && now.isBefore(previousUntil) ? previousUntil : null;
    }

    String secret() {
        return secret;
    }

    /** Encrypted, the newest first. */
    List<String> validSecrets(Instant now) {
        var valid = new ArrayList<>(List.of(secret));
        if (previousSecret != null && now.isBefore(previousUntil)) {
            valid.add(previousSecret);
        }
        return valid;
    }

    void failing(Instant now) {
        failingSince = failingSince == null ? now : failingSince;
    }

    boolean hasOnlyFailedFor(Duration longest, Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(longest));
    }

    Instant failingSince() {
        return failingSince;
    }

    Instant disabledAt() {
        return disabledAt;
    }

    boolean isFailing() {
        return failingSince != null;
    }

    void worked() {
        failingSince = null;
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    void enable() {
        disabledAt = null;
        failingSince = null;
    }
}
