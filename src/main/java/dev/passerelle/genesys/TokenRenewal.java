package dev.passerelle.genesys;

import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Renews tokens before they end. The row of work, found by the work timer and taken by lease, sees to it that one process
 * does so, and that no bot is forgotten when a process dies.
 */
@ApplicationScoped
class TokenRenewal implements WorkHandler {

    static final String KIND = "TOKEN";

    private static final Logger LOG = Logger.getLogger(TokenRenewal.class.getName());

    @Inject
    AccessTokens tokens;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String subject, int attempts) {
        try {
            return tokens.renewed()
                    .<Outcome>map(token -> new Outcome.NextTime(token.renewAt()))
                    .orElse(Outcome.DONE);
        } catch (GenesysException.Retryable later) {
            var pause = later.when().orElseGet(() -> BackOff.after(attempts));
            return new Outcome.Later(clock.instant().plus(pause));
        } catch (GenesysException refused) {
            LOG.log(Level.WARNING, () -> "Bot " + Tenant.current() + " gets no new token: " + refused.answer());
            return Outcome.DONE; // the old token serves until its end, then the next call asks again
        }
    }
}
