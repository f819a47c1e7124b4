package dev.passerelle.rig;

import java.util.HashMap;
import java.util.Map;

/** A database, a double of Genesys and the product between them. */
final class World implements AutoCloseable {

    /** Shared by all nodes, so that each can read what the others encrypted. */
    private static final String KEYS = "rig:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    final Database database;
    final SandboxProcess sandbox;
    final Product product;

    /** Where bots and Genesys find the product. */
    final String address;

    private World(Database database, Map<String, String> settings) {
        this.database = database;
        this.address = settings.get("PASSERELLE_PUBLIC_URL");
        database.start();
        sandbox = new SandboxProcess();
        product = new Product(Folder.empty("product"), Scale.port(1), settings);
        product.start();
    }

    static World on(Database database) {
        return new World(database, settings(database, "http://localhost:" + Scale.port(1)));
    }

    /** @param address of what stands before the product */
    static World behind(String address, Database database) {
        return new World(database, settings(database, address));
    }

    static Map<String, String> settings(Database database, String address) {
        var settings = new HashMap<>(database.settings());
        settings.put("PASSERELLE_PUBLIC_URL", address);
        settings.put("PASSERELLE_SECRET_KEYS", KEYS);
        settings.put("PASSERELLE_GENESYS_REQUESTS_PER_MINUTE", "1000000");
        settings.put("PASSERELLE_GENESYS_REGIONS", region("rig", SandboxProcess.url()));
        return settings;
    }

    private static String region(String id, String base) {
        return id + "=" + base + "/login," + base;
    }

    @Override
    public void close() {
        product.close();
        sandbox.close();
        database.close();
    }
}
