package dev.passerelle.tenant;

import com.github.f4b6a3.ulid.UlidCreator;

/** Time-ordered identifiers. */
public final class Ids {

    private Ids() {}

    /** A new ULID: 26 characters, later ones sort after earlier ones. */
    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
