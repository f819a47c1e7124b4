package dev.passerelle.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A process among those that share the database. */
@Entity
@Table(name = "node")
public class Node {

    @Id
    private String id;

    /** Host and port: two processes that live cannot have the same. */
    private String address;

    private String version;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected Node() {} // for JPA

    Node(String id, String address, String version, Instant now) {
        this.id = id;
        this.address = address;
        this.version = version;
        this.startedAt = now;
        this.seenAt = now;
    }

    public String id() {
        return id;
    }

    public String address() {
        return address;
    }

    public String version() {
        return version;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant seenAt() {
        return seenAt;
    }

    void seen(Instant now) {
        seenAt = now;
    }
}
