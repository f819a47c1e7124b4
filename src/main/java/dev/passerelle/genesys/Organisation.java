package dev.passerelle.genesys;

/** The organisation that a token belongs to, and the OAuth client it was made for. Each may be null. */
public record Organisation(String id, String name, String clientName) {}
