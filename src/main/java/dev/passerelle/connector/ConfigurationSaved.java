package dev.passerelle.connector;

/** A configuration was saved, changed or not: an administrator says that it is right. In the transaction that saves it. */
public record ConfigurationSaved(String bot, String callbackUrl) {}
