package dev.passerelle.genesys;

import java.time.Instant;

/**
 * The button that a visitor chose under a structured message.
 *
 * @param originatingMessageId Genesys' id of the message that offered the buttons
 */
public record QuickReply(
        Sender sender, String messageId, Instant time, String text, String payload, String originatingMessageId) {}
