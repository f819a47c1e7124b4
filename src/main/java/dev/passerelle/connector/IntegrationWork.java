package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the organisation have the integrations that a bot needs, one pass at a time.
 *
 * <p>Each pass looks at what is there and does what is missing, so it does not matter where the last one stopped. It never counts
 * as failed for {@link Works}: that would hold back the pass that a save asks for.
 */
@ApplicationScoped
class IntegrationWork implements WorkHandler {

    static final String KIND = "INTEGRATIONS";

    private static final Logger LOG = Logger.getLogger(IntegrationWork.class.getName());

    /** Somebody has to act first; nobody waits for the next look. */
    static final Duration SOMEBODY_ACTS = Duration.ofMinutes(2);

    @Inject
    IntegrationRows rows;

    @Inject
    Claims claims;

    @Inject
    Genesys genesys;

    @Inject
    Works works;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String subject, int attempts) {
        var plan = rows.plan();
        if (plan.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            return StoredCredentials.pinned(
                    plan.get().credentials(), () -> pass(plan.get()).run());
        } catch (LeaseLost | IntegrationRows.Superseded elsewhere) {
            return Outcome.DONE;
        } catch (GenesysException e) {
            LOG.log(Level.INFO, () -> "Genesys refuses bot " + subject + ": " + e.answer());
            return failed(plan.get(), Sentence.of(e), pause(plan.get(), e));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The integrations of bot " + subject + " could not be seen to");
            return failed(
                    plan.get(),
                    Sentence.of("internal"),
                    BackOff.after(plan.get().failures()));
        }
    }

    private Outcome failed(IntegrationRows.Plan plan, Sentence error, Duration pause) {
        rows.settle(plan, ConnectorState.ERROR, error, null, null);
        return new Outcome.NextTime(clock.instant().plus(pause));
    }

    private static Duration pause(IntegrationRows.Plan plan, GenesysException failure) {
        var usual = BackOff.after(plan.failures());
        if (failure instanceof GenesysException.Retryable retryable) {
            return retryable.when().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
        }
        return usual.compareTo(SOMEBODY_ACTS) > 0 ? usual : SOMEBODY_ACTS;
    }

    private IntegrationPass pass(IntegrationRows.Plan plan) {
        return new IntegrationPass(plan, rows, claims, genesys, publicUrl.value(), this::hold, clock);
    }

    private void hold() {
        if (!works.hold(KIND, Tenant.current())) {
            throw new LeaseLost();
        }
    }

    /** Somebody else has this work in hand. */
    private static class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
