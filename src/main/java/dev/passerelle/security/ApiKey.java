package dev.passerelle.security;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A bot's key to the API. Only its hash is kept; it is looked up before the bot is known. */
@Entity
@Table(name = "api_key")
public class ApiKey {

    @Id
    private String id;

    @Column(name = "bot_id")
    private String bot;

    private String hash;

    private String label;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ApiKey() {} // for JPA

    ApiKey(String bot, String hash, String label, Instant now) {
        this.id = Ids.next();
        this.bot = bot;
        this.hash = hash;
        this.label = label;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    String bot() {
        return bot;
    }

    public String label() {
        return label;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
