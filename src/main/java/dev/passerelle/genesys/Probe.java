package dev.passerelle.genesys;

/** What a harmless call tells about a permission. */
public enum Probe {
    HELD,
    MISSING,
    UNKNOWN
}
