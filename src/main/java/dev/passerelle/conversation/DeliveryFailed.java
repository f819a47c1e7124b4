package dev.passerelle.conversation;

/**
 * A text for the operator was given up, whether somebody sees it in the ledger or not. In the transaction that gives it up.
 *
 * @param reason a name of {@link Undelivered}, or what Genesys said
 */
public record DeliveryFailed(String conversation, String message, String reason) {}
