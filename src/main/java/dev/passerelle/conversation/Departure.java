package dev.passerelle.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.TenantId;

/** What is left of an erased conversation until its visitor is out of Genesys: ids, nothing that was said. */
@Entity
@Table(name = "departure")
public class Departure {

    /** The conversation's, which is the visitor's address in Genesys. */
    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "genesys_integration_id")
    private String integration;

    @Column(name = "genesys_conversation_id")
    private String genesysConversation;

    private String locale;

    /** Whether the operator knows. */
    private boolean told;

    @Column(name = "left_at")
    private Instant leftAt;

    protected Departure() {} // for JPA

    /** @param integration Genesys' id; ours may be gone before the visitor is */
    Departure(String id, String integration, String genesysConversation, Locale locale, Instant now) {
        this.id = id;
        this.integration = integration;
        this.genesysConversation = genesysConversation;
        this.locale = locale.toLanguageTag();
        this.leftAt = now;
    }

    void told(String conversationInGenesys) {
        told = true;
        if (conversationInGenesys != null) {
            genesysConversation = conversationInGenesys;
        }
    }

    String id() {
        return id;
    }

    String integration() {
        return integration;
    }

    String genesysConversation() {
        return genesysConversation;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    boolean isTold() {
        return told;
    }

    Instant leftAt() {
        return leftAt;
    }
}
