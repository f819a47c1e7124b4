package dev.passerelle.genesys;

/** A queue of the organisation. */
public record Queue(String id, String name) {}
