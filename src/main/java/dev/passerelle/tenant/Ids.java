package dev.passerelle.tenant;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;

/** Time-ordered identifiers. */
public final class Ids {

    private Ids() {}

    /** No id made at this moment or later sorts before it. */
    public static String first(Instant moment) {
        return Ulid.min(moment.toEpochMilli()).toString();
    }

    /** A new ULID: 26 characters, later ones sort after earlier ones. */
    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    /** Sorts after every identifier made before that moment, and not after any made from then on. The moment lies after 1970. */
    public static String first(Instant moment) {
        return Ulid.min(moment.toEpochMilli()).toString();
    }
}
