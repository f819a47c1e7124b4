package dev.passerelle.genesys;

/** Calls with credentials that are not stored. */
public class Trial extends GenesysCalls {

    /** Asks for a permission by a call that changes nothing. */
    public Probe probe(String permission) {
        throw new UnsupportedOperationException();
    }
}
