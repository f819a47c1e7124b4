package dev.passerelle.rig;

import java.nio.file.Path;
import java.util.Map;

/** What the product stores to. */
interface Database extends AutoCloseable {

    /**
     * Lets the database forget what it has confirmed, as if the product answered before its commit: a rig that calls this
     * kept is of no use. The product's settings must not be so.
     */
    boolean SABOTAGED = Boolean.getBoolean("rig.sabotage");

    /** The product's environment for it. @param data the product's data directory */
    Map<String, String> settings(Path data);

    void start();

    @Override
    void close();

    /** The default: a file in the product's data directory, nothing to run. */
    final class H2 implements Database {

        @Override
        public Map<String, String> settings(Path data) {
            var late = "jdbc:h2:file:" + data.resolve("passerelle") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=2000";
            return SABOTAGED ? Map.of("PASSERELLE_DB_URL", late) : Map.of();
        }

        @Override
        public void start() {
            // Lives in the product.
        }

        @Override
        public void close() {
            // Dies with the product.
        }

        @Override
        public String toString() {
            return "H2";
        }
    }
}
