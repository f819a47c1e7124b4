package dev.passerelle.tenant;

/** Where a bot's livechat goes. */
public enum EscalationType {
    NONE,
    GENESYS
}
