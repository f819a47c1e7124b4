package dev.passerelle.callback;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Where a bot is called back, and the secrets that are valid, the newest first. */
record Target(URI address, List<SigningSecret> secrets) {

    /** One signature for each valid secret, as the header wants them. */
    String signatures(String id, Instant timestamp, String body) {
        return secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
    }
}
