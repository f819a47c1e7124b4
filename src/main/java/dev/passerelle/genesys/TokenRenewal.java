package dev.passerelle.genesys;

import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.PacedHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Renews tokens before they end. The row of work, found by the work timer and taken by lease, sees to it that one process
 * does so, and that no bot is forgotten when a process dies.
 */
@ApplicationScoped
class TokenRenewal implements PacedHandler {

    static final String KIND = "TOKEN";

    private static final Logger LOG = Logger.getLogger(TokenRenewal.class.getName());

    @Inject
    AccessTokens tokens;

    @Inject
    Clock clock;

    /** Renewals that wait for Genesys at the same time: the threads are needed for texts. */
    private static final int MOST_AT_ONCE = 16;

    @Inject
    TokenPace pace;

    private final AtomicInteger inHand = new AtomicInteger();

    @Override
    public boolean awaitTurn(Duration most) {
        return inHand.get() < MOST_AT_ONCE && pace.renewal(most);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String subject, int attempts) {
        inHand.incrementAndGet();
        try {
            return renew(attempts);
        } finally {
            inHand.decrementAndGet();
        }
    }

    private Outcome renew(int attempts) {
        try {
            return tokens.renewed()
                    .<Outcome>map(token -> new Outcome.NextTime(token.renewAt()))
                    .orElse(Outcome.DONE);
        } catch (GenesysException.Retryable later) {
            var pause = later.when().orElseGet(() -> BackOff.after(attempts));
            return new Outcome.Later(clock.instant().plus(pause), attempts + 1);
        } catch (GenesysException refused) {
            LOG.log(Level.WARNING, () -> "Bot " + Tenant.current() + " gets no new token: " + refused.answer());
            return Outcome.DONE; // the old token serves until its end, then the next call asks again
        }
    }
}
