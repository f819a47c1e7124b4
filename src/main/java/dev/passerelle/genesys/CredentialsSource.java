package dev.passerelle.genesys;

import java.util.Optional;

/** Knows the credentials of the bot in force. Asked before each call, so it should answer quickly. */
public interface CredentialsSource {

    Optional<Credentials> current();
}
