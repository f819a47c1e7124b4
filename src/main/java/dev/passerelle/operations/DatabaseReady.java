package dev.passerelle.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Ready means: the database answers, and its schema is the one that this version needs. */
@Readiness
@Startup
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private static final int PATIENCE_SECONDS = 2;
    private static final String APPLIED =
            "select count(*) from \"flyway_schema_history\" where \"success\" = true and \"version\" is not null";

    @Resource(lookup = "jdbc/passerelle")
    DataSource database;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (var migrations = statement.executeQuery(APPLIED)) {
                migrations.next();
                return response.status(migrations.getInt(1) > 0)
                        .withData("migrations", migrations.getInt(1))
                        .build();
            }
        } catch (SQLException e) {
            return response.down().build();
        }
    }
}
