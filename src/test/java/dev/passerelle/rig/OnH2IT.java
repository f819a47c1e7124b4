package dev.passerelle.rig;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promise, on the database that needs no installation. */
class OnH2IT {

    private static World world;

    @BeforeAll
    static void begin() {
        world = World.on(new Database.H2());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @BeforeEach
    void everythingIsUp() {
        world.ensureUp();
    }

    @Test
    void survivesKills() {
        KillScenario.play(world, Scale.ofThisRun());
    }

    @Test
    void findsAfterAnOutageWhatGenesysGaveUpOn() {
        var outage = Duration.ofSeconds(Scale.number("outageSeconds", 16));
        OutageScenario.play(world, Scale.ofThisRun(), outage);
    }
}
