package dev.passerelle.conversation;

/** A text has come further on its way to the operator, or has failed. */
record DeliveryChanged(String conversation, String message, Message.Delivery delivery) {}
