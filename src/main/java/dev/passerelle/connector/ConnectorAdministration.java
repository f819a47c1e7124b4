package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.Queue;
import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Skills;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What administrators see of the connector of the bot in force, and what they can ask of it. */
@ApplicationScoped
public class ConnectorAdministration {

    /** How long a caller of {@link #sync} waits for a pass; after that it gets the state as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    @Inject
    Reads reads;

    @Inject
    Genesys genesys;

    @Inject
    Clock clock;

    public ConnectorStatus status(Locale locale) {
        return reads.status(locale, genesys.tokenExpiresAt().orElse(null));
    }

    /** Where the organisation lives, as far as it was said. */
    public Optional<String> region() {
        return reads.region();
    }

    /** Asks for another look at the organisation and waits for it, within reason. */
    public ConnectorStatus sync(Locale locale) {
        var asked = reads.requestPass();
        if (asked.isPresent()) {
            waitFor(asked.get());
        }
        return status(locale);
    }

    private void waitFor(Instant asked) {
        var end = asked.plus(PATIENCE);
        try {
            while (!reads.isSettledSince(asked) && clock.instant().isBefore(end)) {
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The queues of the organisation by name. @throws Problem 409, 502 or 503 when Genesys does not give them */
    public List<Queue> queues() {
        return asked(genesys::queues).stream()
                .sorted(Comparator.comparing(Queue::name).thenComparing(Queue::id))
                .toList();
    }

    static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (GenesysException.Retryable e) {
            throw Problem.of(503, "genesys-unreachable");
        } catch (GenesysException.CredentialsRefused e) {
            throw e.reason() == GenesysException.CredentialsRefused.Reason.NONE
                    ? Problem.conflict("connector-not-ready")
                    : Problem.of(502, "genesys-refused");
        } catch (GenesysException e) {
            throw Problem.of(502, "genesys-refused");
        }
    }

    /** The state of the connector of a bot in the list of all. */
    ConnectorState stateOf(String bot) {
        return Tenant.as(bot, reads::state);
    }

    /** The transactions behind it. */
    @ApplicationScoped
    static class Reads {

        @PersistenceContext(unitName = "platform")
        EntityManager platform;

        @Inject
        ConnectorRows rows;

        @Inject
        Skills skills;

        @Inject
        Works works;

        @Inject
        Clock clock;

        @Transactional
        Optional<String> region() {
            return Optional.ofNullable(rows.connector().region());
        }

        @Transactional
        ConnectorState state() {
            return rows.connector().state();
        }

        @Transactional
        boolean isSettledSince(Instant asked) {
            var connector = rows.connector();
            return connector.state() != ConnectorState.CREATING
                    && connector.syncedAt() != null
                    && !connector.syncedAt().isBefore(asked);
        }

        /** @return when it was asked for; nothing while the connector is incomplete */
        @Transactional
        Optional<Instant> requestPass() {
            platform.find(Bot.class, Tenant.current(), LockModeType.PESSIMISTIC_WRITE);
            if (!rows.connector().isComplete()) {
                return Optional.empty();
            }
            works.request(IntegrationWork.KIND, Tenant.current());
            return Optional.of(clock.instant());
        }

        @Transactional
        ConnectorStatus status(Locale locale, Instant tokenExpiresAt) {
            var connector = rows.connector();
            var error = connector.lastError();
            return new ConnectorStatus(
                    connector.state(),
                    connector.since(),
                    error == null ? null : error.in(locale),
                    new ConnectorStatus.OrganisationRef(connector.organisationId(), connector.organisationName()),
                    integrations(connector, locale),
                    new ConnectorStatus.TokenStatus(tokenExpiresAt));
        }

        private List<ConnectorStatus.IntegrationStatus> integrations(Connector connector, Locale locale) {
            if (!connector.isComplete()) {
                return List.of();
            }
            var known = rows.integrations().stream()
                    .filter(row -> row.isFor(row.skill(), connector.region(), connector.clientId()))
                    .toList();
            var wanted = new ArrayList<String>();
            wanted.add(null);
            wanted.addAll(skills.names());
            var all = new ArrayList<ConnectorStatus.IntegrationStatus>();
            wanted.forEach(skill -> all.add(known.stream()
                    .filter(row -> row.isFor(skill, connector.region()))
                    .findFirst()
                    .map(row -> described(row, locale))
                    .orElseGet(() -> new ConnectorStatus.IntegrationStatus(
                            skill, Adoption.name(skill), IntegrationState.CREATING, null))));
            known.stream().filter(row -> !wanted.contains(row.skill())).forEach(row -> all.add(described(row, locale)));
            return all;
        }

        private static ConnectorStatus.IntegrationStatus described(Integration row, Locale locale) {
            var error = row.error();
            return new ConnectorStatus.IntegrationStatus(
                    row.skill(), row.name(), row.state(), error == null ? null : error.in(locale));
        }
    }
}
