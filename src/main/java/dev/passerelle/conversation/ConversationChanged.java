package dev.passerelle.conversation;

/** The ledger of a conversation has grown. Only a hint for those who show it: the ledger itself is the truth. */
public record ConversationChanged(String bot, String conversation) {}
