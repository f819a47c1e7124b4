package dev.passerelle.security;

/** Somebody's rights, password or time zone changed, in the transaction that is under way. */
record StandingChanged(String login) {}
