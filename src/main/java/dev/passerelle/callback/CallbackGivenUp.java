package dev.passerelle.callback;

import dev.passerelle.conversation.BotEvents;

/** An event was tried for the last time, and the next one follows. In the transaction that moves on. */
public record CallbackGivenUp(String conversation, BotEvents.Told event, int attempts, String lastAnswer) {}
