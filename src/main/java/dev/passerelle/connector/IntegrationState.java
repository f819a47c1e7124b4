package dev.passerelle.connector;

/** How far one integration in Genesys has come. */
public enum IntegrationState {
    CREATING,
    READY,
    ERROR,
    /** Its skill, or its organisation, is no longer the bot's. It stays in Genesys, and what it posts is still taken. */
    UNUSED
}
