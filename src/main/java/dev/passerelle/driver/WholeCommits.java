package dev.passerelle.driver;

import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.jdbc.JdbcConnection;

/**
 * A connection to H2 that commits while no other does. H2 writes a commit to its file by noting the state of its tables and
 * indexes one after another ({@code MVStore.collectChangedMapRoots}, 2.4.240); another transaction that ends in between is noted
 * in some of them and missing in others, and a kill before the next commit leaves it like that. What an unfinished transaction
 * leaves half noted, H2 takes back itself at its next start.
 */
final class WholeCommits extends JdbcConnection {

    private static final Lock COMMITTING = new ReentrantLock();

    WholeCommits(String url, Properties info) throws SQLException {
        super(url, info, null, null, false);
    }

    @Override
    public void commit() throws SQLException {
        COMMITTING.lock();
        try {
            super.commit();
        } finally {
            COMMITTING.unlock();
        }
    }

    /** Ends an open transaction, too. */
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        COMMITTING.lock();
        try {
            super.setAutoCommit(autoCommit);
        } finally {
            COMMITTING.unlock();
        }
    }
}
