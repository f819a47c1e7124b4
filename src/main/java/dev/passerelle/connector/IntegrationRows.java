package dev.passerelle.connector;

import dev.passerelle.genesys.Credentials;
import dev.passerelle.genesys.Organisation;
import dev.passerelle.genesys.Queue;
import dev.passerelle.security.Secrets;
import dev.passerelle.security.Tokens;
import dev.passerelle.security.WebhookKey;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Skills;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is stored about a bot's integrations, in one short transaction for each step of {@link IntegrationWork}. */
@ApplicationScoped
class IntegrationRows {

    @PersistenceContext(unitName = "platform")
    EntityManager platform;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    ConnectorRows rows;

    @Inject
    Skills skills;

    @Inject
    StoredCredentials stored;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** A pass over the organisation: what was saved when it began. Results of an older save are dropped. */
    record Plan(
            String slug,
            long generation,
            int failures,
            Credentials credentials,
            boolean organisationKnown,
            boolean queuesWanted,
            Instant begun) {

        @Override
        public String toString() {
            return "Plan[" + slug + ", " + generation + "]";
        }
    }

    /** One integration of the pass, with its secrets opened. */
    record Row(
            String id,
            String skill,
            String genesysId,
            String name,
            IntegrationState state,
            boolean wasReady,
            String webhookKey,
            String secret,
            Instant createdAt) {

        Adoption.Wanted wanted() {
            return new Adoption.Wanted(skill, genesysId, webhookKey, wasReady);
        }

        Row without(String lostId) {
            return Objects.equals(genesysId, lostId)
                    ? new Row(id, skill, null, name, IntegrationState.CREATING, false, webhookKey, secret, createdAt)
                    : this;
        }

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    @Transactional
    Optional<Plan> plan() {
        var connector = rows.connector();
        return stored.of(connector)
                .map(credentials -> new Plan(
                        platform.find(Bot.class, Tenant.current()).slug(),
                        connector.generation(),
                        connector.failures(),
                        credentials,
                        connector.organisationId() != null,
                        rows.queues().stream().anyMatch(mapping -> mapping.queue() != null),
                        clock.instant()));
    }

    /**
     * Makes a row for each skill before Genesys is asked for anything: a process that dies later finds what it made by its key.
     *
     * @param existing ids of the integrations that the organisation has
     * @return nothing when the configuration was saved again meanwhile, or the bot erased
     */
    @Transactional
    List<Row> prepare(Plan plan, Set<String> existing) {
        platform.find(Bot.class, Tenant.current(), LockModeType.PESSIMISTIC_WRITE);
        if (superseded(rows.locked(), plan)) {
            return List.of();
        }
        var known = rows.integrations();
        var wanted = new ArrayList<Integration>();
        wanted.add(of(null, plan, known, existing));
        skills.names().forEach(skill -> wanted.add(of(skill, plan, known, existing)));
        known.stream().filter(row -> !wanted.contains(row)).forEach(Integration::unused);
        wanted.forEach(Integration::wanted);
        return wanted.stream().map(this::opened).toList();
    }

    private static boolean superseded(Optional<Connector> connector, Plan plan) {
        return connector.isEmpty() || connector.get().generation() != plan.generation();
    }

    private Integration of(String skill, Plan plan, List<Integration> known, Set<String> existing) {
        var region = plan.credentials().region();
        var clientId = plan.credentials().clientId();
        return known.stream()
                .filter(row -> row.isFor(skill, region, clientId))
                .findFirst()
                .or(() -> known.stream()
                        .filter(row -> row.isFor(skill, region) && existing.contains(row.genesysId()))
                        .findFirst()
                        .map(row -> moved(row, clientId)))
                .orElseGet(() -> added(skill, region, clientId));
    }

    private static Integration moved(Integration row, String clientId) {
        row.moveTo(clientId);
        return row;
    }

    private Integration added(String skill, String region, String clientId) {
        var row = new Integration(skill, region, clientId, Adoption.name(skill), clock.instant());
        var key = Tokens.random();
        row.seal(secrets.seal(key, row.keyRow()), secrets.seal(Tokens.random(), row.secretRow()));
        rows.add(row);
        platform.persist(new WebhookKey(key, Tenant.current(), row.id()));
        return row;
    }

    private Row opened(Integration row) {
        return new Row(
                row.id(),
                row.skill(),
                row.genesysId(),
                row.name(),
                row.state(),
                row.webhookBase() != null,
                secrets.open(row.sealedKey(), row.keyRow()),
                secrets.open(row.sealedSecret(), row.secretRow()),
                row.createdAt());
    }

    /** Whether a webhook key is that of another bot: then so is the integration that has it in its address. */
    @Transactional
    boolean isOfAnotherBot(String webhookKey) {
        if (webhookKey == null) {
            return false;
        }
        var key = platform.find(WebhookKey.class, Tokens.hash(webhookKey));
        return key != null && !key.bot().equals(Tenant.current());
    }

    @Transactional
    void lost(String id) {
        var row = existing(id);
        row.lost(Adoption.name(row.skill()));
    }

    @Transactional
    void ready(String id, String name, String publicUrl) {
        var row = existing(id);
        row.knownAs(row.genesysId(), name);
        row.posts(publicUrl);
        row.become(IntegrationState.READY, null);
    }

    @Transactional
    void become(String id, IntegrationState state, Sentence reason) {
        existing(id).become(state, reason);
    }

    private Integration existing(String id) {
        var row = store.find(Integration.class, id);
        if (row == null) {
            throw new Superseded();
        }
        return row;
    }

    /** The bot was erased, or the skill taken away, in the middle of a pass: what is wanted now is another pass's business. */
    static class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What a pass found out about the whole connector. @return false when the configuration was saved again meanwhile */
    @Transactional
    boolean settle(Plan plan, ConnectorState state, Sentence error, Organisation organisation, List<Queue> queues) {
        var found = rows.locked();
        if (superseded(found, plan)) {
            return false;
        }
        var connector = found.get();
        if (organisation != null) {
            connector.belongsTo(organisation.id(), organisation.name());
        }
        if (queues != null) {
            rows.queues().forEach(mapping -> mapping.resolve(queues));
        }
        if (state == ConnectorState.ERROR) {
            connector.failed(plan.begun());
        } else {
            connector.passed(plan.begun());
        }
        connector.become(state, error, clock.instant());
        return true;
    }
}
