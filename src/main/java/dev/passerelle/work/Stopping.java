package dev.passerelle.work;

/** The server is about to stop: what is in hand may finish its step, and nothing new begins. */
public record Stopping() {}
