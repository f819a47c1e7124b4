package dev.passerelle.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The way from an unguessable webhook address to a bot and one of its integrations. Only the hash is kept. */
@Entity
@Table(name = "webhook_key")
public class WebhookKey {

    @Id
    private String hash;

    @Column(name = "bot_id")
    private String bot;

    @Column(name = "integration_id")
    private String integration;

    protected WebhookKey() {} // for JPA

    public WebhookKey(String key, String bot, String integration) {
        this.hash = Tokens.hash(key);
        this.bot = bot;
        this.integration = integration;
    }

    public String bot() {
        return bot;
    }

    public String integration() {
        return integration;
    }
}
