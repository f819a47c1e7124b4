package dev.passerelle.genesys;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** The one token of a bot, sealed, so that every process uses the same. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    /** Fingerprint of the credentials it was issued for. */
    private String credentials;

    private String token;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "renew_at")
    private Instant renewAt;

    @Version
    private long version;

    protected AccessToken() {} // for JPA

    static AccessToken blank() {
        var row = new AccessToken();
        row.id = Ids.next();
        return row;
    }

    void replace(Token issued, String sealed) {
        this.credentials = issued.fingerprint();
        this.token = sealed;
        this.expiresAt = issued.expiresAt();
        this.renewAt = issued.renewAt();
    }

    /** What the sealed value is bound to. */
    String seal() {
        return "access_token/" + id;
    }

    String sealed() {
        return token;
    }

    Token opened(String value) {
        return new Token(value, credentials, renewAt, expiresAt);
    }
}
