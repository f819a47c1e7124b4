package dev.passerelle.rig;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promise, on the database that several nodes can share. */
class OnPostgresqlIT {

    private static Postgres postgres;
    private static World world;

    @BeforeAll
    static void begin() {
        postgres = new Postgres();
        world = World.on(postgres);
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
    void survivesStopsOfTheDatabase() {
        DatabaseStopScenario.play(world, postgres, Scale.ofThisRun());
    }

    @Test
    void bearsAGenesysThatMisbehaves() {
        // Back-off takes its time: few messages say as much as many.
        var scale = Scale.ofThisRun();
        MisbehaviourScenario.play(world, scale.withMessages(scale.messages() / 12));
    }

    @Test
    void stopsWithoutFailingAnybody() {
        TerminationScenario.play(world, Scale.ofThisRun());
    }

    @Test
    void goesOnWhenOneOfTwoNodesDies() {
        TwoNodesScenario.play(world, Scale.ofThisRun());
    }

    @Test
    void oneDeadOrganisationIsNobodyElsesTrouble() {
        DeadOrganisationScenario.play(world, Scale.ofThisRun(), Boolean.getBoolean("rig.figures"));
    }
}
