package dev.passerelle.genesys;

import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.logging.Logger;

/** Gets a token for an OAuth client. */
@ApplicationScoped
class Login {

    private static final Logger LOG = Logger.getLogger(Login.class.getName());

    static final String FORM = "grant_type=client_credentials";

    /** The shortest life that Genesys lets one choose, for an answer that does not name any. */
    private static final Duration UNNAMED_LIFE = Duration.ofMinutes(5);

    @Inject
    Clients clients;

    @Inject
    Regions regions;

    @Inject
    Clock clock;

    /** @param bot spreads the renewals */
    Token ask(Credentials credentials, String bot) {
        var asked = clock.instant();
        var answer = answer(credentials);
        LOG.fine(() -> "Token for " + credentials + ": " + answer);
        if (!answer.succeeded()) {
            throw Failures.ofLogin(answer, clock.instant());
        }
        var json = answer.jsonIfAny();
        var value = json.path("access_token").asText("");
        if (value.isBlank()) {
            throw new GenesysException.Retryable(
                    Verdict.AGAIN, answer.status() + " without a token", answer.correlationId(), null, null);
        }
        var seconds = json.path("expires_in").asLong();
        var life = seconds > 0 ? Duration.ofSeconds(seconds) : UNNAMED_LIFE;
        return Token.issued(value, life, asked, credentials.fingerprint(), bot);
    }

    private Answer answer(Credentials credentials) {
        var region = region(credentials);
        try {
            return Answer.of(clients.login(region).token(basic(credentials), FORM.getBytes(StandardCharsets.UTF_8)));
        } catch (ProcessingException | UncheckedIOException e) {
            throw Failures.ofLoginTransport(e);
        }
    }

    Region region(Credentials credentials) {
        return regions.byId(credentials.region())
                .orElseThrow(
                        () -> new CredentialsRefused("The region is not known", null, CredentialsRefused.Reason.NONE));
    }

    static String basic(Credentials credentials) {
        var pair = credentials.clientId() + ":" + credentials.clientSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
