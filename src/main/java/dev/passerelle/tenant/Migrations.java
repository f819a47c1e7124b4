package dev.passerelle.tenant;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database up to date before anything reads it; a start-up bean would come too late for Hibernate. */
public class Migrations implements Extension {

    // A constant name in the server's own name space: there is no injection before the beans are discovered.
    @SuppressWarnings("BanJNDI")
    void migrate(@Observes BeforeBeanDiscovery event) throws NamingException {
        DataSource database = InitialContext.doLookup("jdbc/passerelle");
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
