package dev.passerelle.genesys;

/** Where a call gets its token from. */
interface TokenSupply {

    String token();

    /** Another token than one that Genesys has refused. */
    String insteadOf(String refused);
}
