package dev.passerelle.tenant;

/** A bot is about to be erased, outside any transaction: the last moment to do something with its credentials. */
public record BotLeaving(String bot) {}
