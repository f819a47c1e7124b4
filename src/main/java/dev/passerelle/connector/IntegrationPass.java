package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.IntegrationRequest;
import dev.passerelle.genesys.OpenIntegration;
import dev.passerelle.genesys.Organisation;
import dev.passerelle.genesys.Queue;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.WorkHandler;
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

/** One look at everything that a bot needs in its organisation, and what is done about it. */
class IntegrationPass {

    private static final Logger LOG = Logger.getLogger(IntegrationPass.class.getName());

    /** How often Genesys is asked whether a creation is complete. */
    private static final Duration POLL = Duration.ofMillis(400);

    /** A creation that takes longer is asked for less often. */
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final IntegrationRows.Plan plan;
    private final IntegrationRows rows;
    private final Claims claims;
    private final Genesys genesys;
    private final String publicUrl;
    private final Runnable hold;
    private final Clock clock;
    private final Adoption adoption;
    private final Set<String> untouchable = new HashSet<>();
    private final List<Sentence> errors = new ArrayList<>();
    private List<OpenIntegration> existing;
    private Instant oldestCreation;
    private boolean mayChange = true;

    /** @param hold called before each step that makes or changes something; throws when the work is no longer ours */
    IntegrationPass(
            IntegrationRows.Plan plan,
            IntegrationRows rows,
            Claims claims,
            Genesys genesys,
            String publicUrl,
            Runnable hold,
            Clock clock) {
        this.plan = plan;
        this.rows = rows;
        this.claims = claims;
        this.genesys = genesys;
        this.publicUrl = publicUrl;
        this.hold = hold;
        this.clock = clock;
        this.adoption = new Adoption(publicUrl, plan.slug());
    }

    WorkHandler.Outcome run() {
        var organisation = plan.organisationKnown() ? null : genesys.organisation();
        existing = new ArrayList<>(genesys.integrations());
        var wanted = rows.prepare(plan, ids());
        if (wanted.isEmpty()) {
            return WorkHandler.Outcome.DONE;
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
        if (!found.id().equals(row.genesysId()) && !claims.claim(row.id(), found.id(), found.name())) {
            throw new IllegalStateException("Integration " + found.id() + " is held by another row");
        }
        switch (found.creation()) {
            case INITIATED -> waitFor(row);
            case ERROR -> {
                var reason = Sentence.of("creation", found.name(), Objects.toString(found.error(), "–"));
                rows.become(row.id(), IntegrationState.ERROR, reason);
                errors.add(reason);
            }
            case COMPLETED, UNKNOWN -> rows.ready(row.id(), found.name(), publicUrl);
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
        if (!claims.claim(row.id(), found.id(), found.name())) {
            untouchable.add(found.id());
            act(row, others);
            return;
        }
        redirect(row, new Adoption.Step.Redirect(found, true), others);
    }

    private OpenIntegration update(IntegrationRows.Row row, OpenIntegration found) {
        hold.run();
        return genesys.updateIntegration(
                found.id(), IntegrationRequest.of(found.name(), adoption.webhookUrl(row.webhookKey()), row.secret()));
    }

    private void make(IntegrationRows.Row row, String name) {
        hold.run();
        var made = genesys.createIntegration(
                IntegrationRequest.of(name, adoption.webhookUrl(row.webhookKey()), row.secret()));
        existing.add(made);
        use(row, made);
    }

    private WorkHandler.Outcome settle(Organisation organisation) {
        if (!errors.isEmpty()) {
            rows.settle(plan, ConnectorState.ERROR, errors.get(0), organisation, null);
            return new WorkHandler.Outcome.NextTime(clock.instant().plus(IntegrationWork.SOMEBODY_ACTS));
        }
        if (oldestCreation != null) {
            rows.settle(plan, ConnectorState.CREATING, null, organisation, null);
            return new WorkHandler.Outcome.NextTime(nextLook());
        }
        var queues = plan.queuesWanted() ? queues() : List.<Queue>of();
        rows.settle(plan, ConnectorState.READY, null, organisation, queues);
        return queues == null
                ? new WorkHandler.Outcome.NextTime(clock.instant().plus(IntegrationWork.SOMEBODY_ACTS))
                : WorkHandler.Outcome.DONE;
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
