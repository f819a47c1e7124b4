package dev.passerelle.genesys;

/**
 * Genesys has taken a message.
 *
 * @param genesysMessageId null when Genesys' answer did not name it
 * @param conversationId null unless it was asked for and Genesys knew it
 * @param correlationId what Genesys' support asks for; may be null
 */
public record Accepted(String genesysMessageId, String conversationId, String correlationId) {}
