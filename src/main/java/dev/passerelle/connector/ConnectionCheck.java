package dev.passerelle.connector;

import dev.passerelle.genesys.Credentials;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.security.Secrets;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Skills;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at everything that the connector of the bot in force needs, and says what stands in the way. Changes nothing. */
@ApplicationScoped
public class ConnectionCheck {

    @Inject
    Reads reads;

    @Inject
    Genesys genesys;

    @Inject
    PublicUrl publicUrl;

    /** Checks the stored connector. */
    public Check.Report stored(Locale locale) {
        var all = new ArrayList<Check>();
        run(null, locale, all::add);
        return Check.Report.of(all);
    }

    /**
     * Checks credentials and hands over each result as soon as it is known. Never throws.
     *
     * @param credentials not necessarily saved; null for the stored ones. Their secret may be null for the stored one, which is
     *     used only for the region and the client that it was saved for
     */
    public void run(Credentials credentials, Locale locale, Consumer<Check> results) {
        var subject = reads.subject(credentials);
        new ConnectionInspection(subject, genesys, publicUrl.value(), locale, results).run();
    }

    /** What is stored and has to be found in Genesys. */
    record Subject(Optional<Credentials> credentials, String slug, List<Mapping> mappings, List<Expected> expected) {}

    record Mapping(String skill, String queue) {}

    /** @param genesysId null while it is not made */
    record Expected(String skill, String genesysId, String name, String webhookUrl, Sentence error) {}

    /** The reads, in one transaction. */
    @ApplicationScoped
    static class Reads {

        @PersistenceContext(unitName = "platform")
        EntityManager platform;

        @Inject
        ConnectorRows rows;

        @Inject
        Skills skills;

        @Inject
        StoredCredentials stored;

        @Inject
        Secrets secrets;

        @Inject
        PublicUrl publicUrl;

        @Transactional
        Subject subject(Credentials given) {
            var connector = rows.connector();
            var credentials = given == null ? stored.of(connector) : completed(given, connector);
            var slug = platform.find(Bot.class, Tenant.current()).slug();
            var mappings = rows.queues().stream()
                    .filter(mapping -> mapping.queue() != null)
                    .map(mapping -> new Mapping(mapping.skill(), mapping.queue()))
                    .toList();
            var same = credentials.filter(used -> Objects.equals(used.region(), connector.region())
                    && Objects.equals(used.clientId(), connector.clientId()));
            return new Subject(credentials, slug, mappings, same.isEmpty() ? List.of() : expected(connector, slug));
        }

        private Optional<Credentials> completed(Credentials given, Connector connector) {
            if (given.region() == null || given.clientId() == null) {
                return Optional.empty();
            }
            if (given.clientSecret() != null) {
                return Optional.of(given);
            }
            return stored.of(connector)
                    .filter(kept -> kept.region().equals(given.region())
                            && kept.clientId().equals(given.clientId()));
        }

        private List<Expected> expected(Connector connector, String slug) {
            var adoption = new Adoption(publicUrl.value(), slug);
            var known = rows.integrations().stream()
                    .filter(row -> row.isFor(row.skill(), connector.region(), connector.clientId()))
                    .toList();
            return Stream.concat(Stream.of((String) null), skills.names().stream())
                    .map(skill -> known.stream()
                            .filter(row -> row.isFor(skill, connector.region()))
                            .findFirst()
                            .map(row -> expected(row, adoption))
                            .orElseGet(() -> new Expected(skill, null, Adoption.name(skill), null, null)))
                    .toList();
        }

        private Expected expected(Integration row, Adoption adoption) {
            var key = secrets.open(row.sealedKey(), row.keyRow());
            return new Expected(row.skill(), row.genesysId(), row.name(), adoption.webhookUrl(key), row.error());
        }
    }
}
