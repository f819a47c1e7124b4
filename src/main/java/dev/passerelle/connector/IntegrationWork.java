package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.IntegrationRequest;
import dev.passerelle.genesys.OpenIntegration;
import dev.passerelle.genesys.Organisation;
import dev.passerelle.genesys.Queue;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

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

    /** How often Genesys is asked whether a creation is complete. */
    private static final Duration POLL = Duration.ofMillis(400);

    /** A creation that takes longer is asked for less often. */
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** Somebody has to act first; nobody waits for the next look. */
    private static final Duration SOMEBODY_ACTS = Duration.ofMinutes(2);

    @Inject
    IntegrationRows rows;

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
            return StoredCredentials.pinned(plan.get().credentials(), () -> new Pass(plan.get()).run());
        } catch (LeaseLost elsewhere) {
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

    /** Somebody else has this work in hand. */
    private static class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** One look at everything. */
    private class Pass {

        private final IntegrationRows.Plan plan;
        private final Adoption adoption;
        private final Set<String> untouchable = new HashSet<>();
        private final List<Sentence> errors = new ArrayList<>();
        private List<OpenIntegration> existing;
        private Instant oldestCreation;
        private boolean mayChange = true;

        Pass(IntegrationRows.Plan plan) {
            this.plan = plan;
            this.adoption = new Adoption(publicUrl.value(), plan.slug());
        }

        Outcome run() {
            var organisation = plan.organisationKnown() ? null : genesys.organisation();
            existing = new ArrayList<>(genesys.integrations());
            var wanted = rows.prepare(plan, ids());
            if (wanted.isEmpty()) {
                return Outcome.DONE;
            }
            var others = wanted.stream().map(IntegrationRows.Row::genesysId).collect(Collectors.toSet());
            for (var row : wanted) {
                see(row, others);
            }
            return settle(organisation);
        }

        private Set<String> ids() {
            return existing.stream().map(OpenIntegration::id).collect(Collectors.toSet());
        }

        private void see(IntegrationRows.Row row, Set<String> others) {
            try {
                act(known(row), others);
            } catch (GenesysException.Refused | GenesysException.Rejected e) {
                var reason = Sentence.of(e);
                rows.become(row.id(), IntegrationState.ERROR, reason);
                errors.add(reason);
            }
        }

        /** A list may lag behind: before another one is made, Genesys is asked for the one we know. */
        private IntegrationRows.Row known(IntegrationRows.Row row) {
            if (row.genesysId() == null || ids().contains(row.genesysId())) {
                return row;
            }
            try {
                existing.add(genesys.integration(row.genesysId()));
                return row;
            } catch (GenesysException.Gone gone) {
                rows.lost(row.id());
                return row.without(row.genesysId());
            }
        }

        private void act(IntegrationRows.Row row, Set<String> others) {
            Predicate<OpenIntegration> taken = found -> !mayChange
                    || untouchable.contains(found.id())
                    || others.contains(found.id())
                    || rows.isOfAnotherBot(adoption.keyIn(found.webhookUrl()));
            var step = adoption.decide(row.wanted(), existing, taken);
            if (step instanceof Adoption.Step.Use use) {
                use(row, use.found());
            } else if (step instanceof Adoption.Step.Redirect redirect) {
                redirect(row, redirect, others);
            } else if (step instanceof Adoption.Step.TakeOver takeOver) {
                takeOver(row, takeOver.found(), others);
            } else if (step instanceof Adoption.Step.Make make) {
                make(row, make.name());
            }
        }

        private void use(IntegrationRows.Row row, OpenIntegration found) {
            if (!found.id().equals(row.genesysId()) && !rows.claim(row.id(), found.id(), found.name())) {
                throw new IllegalStateException("Integration " + found.id() + " is held by another row");
            }
            switch (found.creation()) {
                case INITIATED -> waitFor(row);
                case ERROR -> {
                    var reason = Sentence.of("creation", found.name(), Objects.toString(found.error(), "–"));
                    rows.become(row.id(), IntegrationState.ERROR, reason);
                    errors.add(reason);
                }
                case COMPLETED, UNKNOWN -> rows.ready(row.id(), found.name(), publicUrl.value());
            }
        }

        private void waitFor(IntegrationRows.Row row) {
            rows.become(row.id(), IntegrationState.CREATING, null);
            if (oldestCreation == null || row.createdAt().isBefore(oldestCreation)) {
                oldestCreation = row.createdAt();
            }
        }

        private void redirect(IntegrationRows.Row row, Adoption.Step.Redirect step, Set<String> others) {
            var found = step.found();
            try {
                use(row, update(row, found));
            } catch (GenesysException.Refused refused) {
                mayChange = false;
                if (step.mayReplace()) {
                    rows.lost(row.id());
                    act(row.without(row.genesysId()), others);
                } else {
                    var reason = Sentence.of("posts-elsewhere", found.name());
                    rows.become(row.id(), IntegrationState.ERROR, reason);
                    errors.add(reason);
                }
            }
        }

        /** Claimed before it is changed: of two bots that want it, only one changes it. */
        private void takeOver(IntegrationRows.Row row, OpenIntegration found, Set<String> others) {
            if (!rows.claim(row.id(), found.id(), found.name())) {
                untouchable.add(found.id());
                act(row, others);
                return;
            }
            redirect(row, new Adoption.Step.Redirect(found, true), others);
        }

        private OpenIntegration update(IntegrationRows.Row row, OpenIntegration found) {
            hold();
            return genesys.updateIntegration(
                    found.id(),
                    IntegrationRequest.of(found.name(), adoption.webhookUrl(row.webhookKey()), row.secret()));
        }

        private void make(IntegrationRows.Row row, String name) {
            hold();
            var made = genesys.createIntegration(
                    IntegrationRequest.of(name, adoption.webhookUrl(row.webhookKey()), row.secret()));
            existing.add(made);
            use(row, made);
        }

        private void hold() {
            if (!works.hold(KIND, Tenant.current())) {
                throw new LeaseLost();
            }
        }

        private Outcome settle(Organisation organisation) {
            if (!errors.isEmpty()) {
                rows.settle(plan, ConnectorState.ERROR, errors.get(0), organisation, null);
                return new Outcome.NextTime(clock.instant().plus(SOMEBODY_ACTS));
            }
            if (oldestCreation != null) {
                rows.settle(plan, ConnectorState.CREATING, null, organisation, null);
                return new Outcome.NextTime(nextLook());
            }
            var queues = plan.queuesWanted() ? queues() : List.<Queue>of();
            rows.settle(plan, ConnectorState.READY, null, organisation, queues);
            return queues == null ? new Outcome.NextTime(clock.instant().plus(SOMEBODY_ACTS)) : Outcome.DONE;
        }

        private Instant nextLook() {
            var now = clock.instant();
            var age = Duration.between(oldestCreation, now);
            return now.plus(age.compareTo(USUAL) < 0 ? POLL : age.dividedBy(4));
        }

        /** Null when they cannot be read: a statistic that fails keeps no visitor away. */
        private List<Queue> queues() {
            try {
                return genesys.queues();
            } catch (GenesysException e) {
                LOG.log(Level.INFO, () -> "The queues of bot " + Tenant.current() + " cannot be read: " + e.answer());
                return null;
            }
        }
    }
}
