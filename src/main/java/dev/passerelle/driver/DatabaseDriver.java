package dev.passerelle.driver;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/** The drivers that lie beside it as one. H2 gets connections whose commits stay whole: see {@link WholeCommits}. */
public final class DatabaseDriver implements Driver {

    private static final String H2 = "jdbc:h2:";

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        return url.startsWith(H2) ? new WholeCommits(url, info) : of(url).connect(url, info);
    }

    private static Driver of(String url) throws SQLException {
        for (var driver : ServiceLoader.load(Driver.class, DatabaseDriver.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new SQLException("No driver for this database: it has to begin with jdbc:postgresql: or jdbc:h2:");
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return url.startsWith("jdbc:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return of(url).getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
