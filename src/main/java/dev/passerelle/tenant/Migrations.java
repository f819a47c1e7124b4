package dev.passerelle.tenant;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database up to date before anything reads it; a start-up bean would come too late for Hibernate. */
public class Migrations implements Extension {

    // A constant name in the server's own name space: there is no injection before the beans are discovered.
    @SuppressWarnings("BanJNDI")
    void migrate(@Observes BeforeBeanDiscovery event) throws NamingException, SQLException {
        DataSource database = InitialContext.doLookup("jdbc/passerelle");
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations(locations(database))
                .load()
                .migrate();
    }

    /** What is needed on one kind of database alone stands beside what both need. */
    private static String[] locations(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var isH2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
            return isH2
                    ? new String[] {"classpath:db/migration", "classpath:db/h2"}
                    : new String[] {"classpath:db/migration"};
        }
    }
}
