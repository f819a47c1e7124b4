package dev.passerelle.tenant;

/** A bot is being erased: its rows go with it; whoever keeps something of it elsewhere lets it go after the commit. */
public record BotErased(String bot) {}
