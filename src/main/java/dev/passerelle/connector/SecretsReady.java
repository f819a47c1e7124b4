package dev.passerelle.connector;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the key is there that the stored secrets were sealed with. A database restored without its keys would otherwise seem
 * well, refuse every webhook, and seal new secrets with a key of which nobody has a copy.
 */
@Readiness
@ApplicationScoped
public class SecretsReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SecretsReady.class.getName());

    @Inject
    Samples samples;

    private volatile boolean readable;
    private volatile boolean told;

    @Override
    public HealthCheckResponse call() {
        if (!readable) {
            readable = canBeRead();
        }
        return HealthCheckResponse.named("secret-keys").status(readable).build();
    }

    /** One is as good as all: they are sealed with one set of keys. */
    private boolean canBeRead() {
        try {
            return samples.newestBots().stream()
                    .flatMap(bot -> Tenant.as(bot, samples::isReadable).stream())
                    .findFirst()
                    .orElse(true);
        } catch (IllegalStateException sealedWithAnother) {
            tell();
            return false;
        } catch (RuntimeException unknown) {
            return false;
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            LOG.log(
                    Level.SEVERE,
                    "The secrets in the database were sealed with another key. Put back the file secret-keys, or"
                            + " PASSERELLE_SECRET_KEYS, that belongs to this database, and start again");
        }
    }

    /** The reads, each in a transaction that begins when its bot is in force. */
    @ApplicationScoped
    static class Samples {

        private static final int ENOUGH = 20;

        @PersistenceContext(unitName = "platform")
        EntityManager platform;

        @Inject
        ConnectorRows rows;

        @Inject
        StoredCredentials stored;

        @Transactional
        List<String> newestBots() {
            return platform.createQuery("select b.id from Bot b order by b.id desc", String.class)
                    .setMaxResults(ENOUGH)
                    .getResultList();
        }

        /** @return empty when the bot has no secret */
        @Transactional
        Optional<Boolean> isReadable() {
            return stored.of(rows.connector()).map(credentials -> true);
        }
    }
}
