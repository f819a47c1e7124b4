package dev.passerelle.work;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Something due for one subject of one bot. */
@Entity
@Table(name = "work")
public class Work {

    /** A kind and what it is about: never queued twice. */
    @Embeddable
    public record Key(String kind, String subject) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Column(name = "bot_id")
    private String bot;

    @Column(name = "due_at")
    private Instant dueAt;

    private int attempts;

    @Column(name = "lease_owner")
    private String leaseOwner;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    /** Counts the requests for this work, so that one that arrives while it is being done is not lost. */
    private long generation;

    protected Work() {} // for JPA

    Work(Key key, String bot, Instant dueAt) {
        this.key = key;
        this.bot = bot;
        this.dueAt = dueAt;
    }

    public Key key() {
        return key;
    }

    public String bot() {
        return bot;
    }

    public int attempts() {
        return attempts;
    }

    long generation() {
        return generation;
    }
}
