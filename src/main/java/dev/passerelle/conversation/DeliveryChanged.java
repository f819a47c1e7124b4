package dev.passerelle.conversation;

/** A text that somebody sees has come further on its way to the operator, or has failed. In the transaction that changes it. */
public record DeliveryChanged(String conversation, String message, Message.Delivery delivery) {}
