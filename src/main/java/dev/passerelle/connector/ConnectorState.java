package dev.passerelle.connector;

/** How far the link of a bot to its organisation has come. */
public enum ConnectorState {
    /** Region, client id or secret is missing. */
    INCOMPLETE,
    /** Saved; Genesys is being asked. */
    CREATING,
    READY,
    /** Something stands in the way; the last error says what. */
    ERROR
}
