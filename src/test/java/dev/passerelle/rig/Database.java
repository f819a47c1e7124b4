package dev.passerelle.rig;

import java.util.Map;

/** What the product stores to. */
interface Database extends AutoCloseable {

    /** The product's environment for it. */
    Map<String, String> settings();

    void start();

    @Override
    void close();

    /** The default: a file in the product's data directory, nothing to run. */
    final class H2 implements Database {

        @Override
        public Map<String, String> settings() {
            return Map.of();
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
