package dev.passerelle.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database, a double of Genesys and the product between them. */
final class World implements AutoCloseable {

    /** A region whose connections can be made to hang. */
    static final String DEAD_REGION = "dead";

    /** Shared by all nodes, so that each can read what the others encrypted. */
    private static final String KEYS = "rig:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    final Database database;
    final Product product;
    final Relay genesysOfTheDead = new Relay(Scale.port(5), List.of(Scale.port(0)));

    /** Where bots and Genesys find the product, whichever of its nodes are up. */
    final String address = "http://localhost:" + Scale.port(3);

    private final Relay balancer = new Relay(Scale.port(3), List.of(Scale.port(1), Scale.port(2)));
    private final SandboxProcess sandbox;

    private World(Database database) {
        this.database = database;
        database.start();
        sandbox = new SandboxProcess();
        product = node("product", Scale.port(1));
        product.start();
    }

    static World on(Database database) {
        return new World(database);
    }

    /** Not started. */
    Product secondNode() {
        return node("product-2", Scale.port(2));
    }

    private Product node(String name, int port) {
        var data = Folder.empty(name);
        return new Product(data, port, settings(data));
    }

    private Map<String, String> settings(Path data) {
        var settings = new HashMap<>(database.settings(data));
        settings.put("PASSERELLE_PUBLIC_URL", address);
        settings.put("PASSERELLE_SECRET_KEYS", KEYS);
        settings.put("PASSERELLE_GENESYS_REQUESTS_PER_MINUTE", "1000000");
        settings.put(
                "PASSERELLE_GENESYS_REGIONS",
                region("rig", SandboxProcess.url()) + ";"
                        + region(DEAD_REGION, "http://localhost:" + Scale.port(5) + "/sandbox"));
        return settings;
    }

    private static String region(String id, String base) {
        return id + "=" + base + "/login," + base;
    }

    /** After a scenario that failed half-way. */
    void ensureUp() {
        genesysOfTheDead.hang(false);
        SandboxProcess.noFaults();
        if (!Waiting.within(Duration.ofSeconds(5), product::isReady)) {
            product.close();
            database.start();
            product.start();
        }
    }

    @Override
    public void close() {
        try {
            product.close();
        } finally {
            sandbox.close();
            database.close();
            balancer.close();
            genesysOfTheDead.close();
        }
    }
}
