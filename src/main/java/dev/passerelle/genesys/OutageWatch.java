package dev.passerelle.genesys;

import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;

/** Asks an organisation that was out of reach again and again, by a call that changes nothing, until it answers. */
@ApplicationScoped
class OutageWatch implements WorkHandler {

    static final String KIND = "OUTAGE";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Inject
    Genesys genesys;

    @Inject
    Reachability reachability;

    @Inject
    Works works;

    @Inject
    Clock clock;

    @Transactional(TxType.REQUIRES_NEW)
    void begin() {
        works.request(KIND, Tenant.current(), clock.instant().plus(SHORTEST));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String bot, int attempts) {
        try {
            genesys.organisation();
        } catch (GenesysException why) {
            if (why.verdict().again() && why.verdict() != Verdict.FORBIDDEN && why.verdict() != Verdict.UNAUTHORISED) {
                return new Outcome.NextTime(clock.instant().plus(pause()));
            }
        }
        // Another process may have raised the alarm, or this one before it was started again.
        reachability.given();
        return Outcome.DONE;
    }

    private Duration pause() {
        var pause = reachability.breaker().pause(clock.instant());
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }
}
