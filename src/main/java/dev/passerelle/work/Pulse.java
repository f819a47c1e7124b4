package dev.passerelle.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one row that says when any node was last able to write, which is all that taking a message in needs. */
@Entity
@Table(name = "pulse")
public class Pulse {

    static final int ONLY = 1;

    @Id
    private int id;

    /** Null before the first start ever. */
    @Column(name = "seen_at")
    private Instant seenAt;

    protected Pulse() {} // for JPA

    /** @return the stretch that ends now, when nobody was there for longer than allowed */
    Optional<OutageEnded> beat(Instant now, Duration threshold) {
        var before = seenAt;
        if (before != null && !now.isAfter(before)) {
            return Optional.empty();
        }
        seenAt = now;
        return Optional.ofNullable(before)
                .filter(last -> last.plus(threshold).isBefore(now))
                .map(last -> new OutageEnded(last, now));
    }
}
