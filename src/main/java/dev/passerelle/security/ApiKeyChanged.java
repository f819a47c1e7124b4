package dev.passerelle.security;

/** A key of the bot in force was issued or revoked, in the transaction that is under way. */
public record ApiKeyChanged(String id, String label, boolean issued) {}
