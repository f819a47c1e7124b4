package dev.passerelle.connector;

import dev.passerelle.security.Secrets;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
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

    private static final String NEWEST = "select id, client_secret from connector where client_secret is not null"
            + " order by secret_stored_at desc fetch first 1 rows only";

    @Resource(lookup = "jdbc/passerelle")
    DataSource database;

    @Inject
    Secrets secrets;

    private volatile boolean readable;
    private volatile boolean told;

    @Override
    public HealthCheckResponse call() {
        if (!readable) {
            readable = canBeRead();
        }
        return HealthCheckResponse.named("secret-keys").status(readable).build();
    }

    private boolean canBeRead() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var newest = statement.executeQuery(NEWEST)) {
            if (newest.next()) {
                secrets.open(newest.getString(2), Connector.secretRow(newest.getString(1)));
            }
            return true;
        } catch (IllegalStateException sealedWithAnother) {
            tell();
            return false;
        } catch (SQLException unknown) {
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
}
