package dev.passerelle.tenant;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;

/** Time-ordered identifiers. */
public final class Ids {

    private Ids() {}

    /** Sorts after every identifier made before that moment, which lies after 1970, and not after any made from then on. */
    public static String first(Instant moment) {
        return Ulid.min(moment.toEpochMilli()).toString();
    }

    /** A new ULID: 26 characters, later ones sort after earlier ones. */
    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
