package dev.passerelle.conversation;

/** A conversation is being erased: its rows go with it; whoever keeps something of it elsewhere lets it go in the same transaction. */
public record ConversationErased(String bot, String conversation) {}
