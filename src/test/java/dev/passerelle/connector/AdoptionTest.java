package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.connector.Adoption.Step;
import dev.passerelle.connector.Adoption.Wanted;
import dev.passerelle.genesys.OpenIntegration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final String BASE = "https://bot.example.org";
    private static final String URL = BASE + "/webhooks/genesys/key-1";

    private final Adoption adoption = new Adoption(BASE, "animalerie");

    private static OpenIntegration integration(String id, String name, String url) {
        return new OpenIntegration(id, name, url, OpenIntegration.Creation.COMPLETED, null, null);
    }

    private Step decide(Wanted wanted, OpenIntegration... existing) {
        return adoption.decide(wanted, List.of(existing), found -> false);
    }

    private static Wanted fresh() {
        return new Wanted("Animal", null, "key-1", false);
    }

    private static Wanted known(boolean wasReady) {
        return new Wanted("Animal", "g1", "key-1", wasReady);
    }

    @Test
    void usesTheOneItKnowsWhateverItsName() {
        var found = integration("g1", "renamed", URL);

        assertThat(decide(known(true), found)).isEqualTo(new Step.Use(found));
    }

    @Test
    void findsByItsAddressWhatWasMadeBeforeACrash() {
        var found = integration("g1", "DYDU bot connector (Animal)", URL);

        assertThat(decide(fresh(), found)).isEqualTo(new Step.Use(found));
    }

    @Test
    void makesTheUsualNameWhenNobodyHasIt() {
        assertThat(decide(fresh())).isEqualTo(new Step.Make("DYDU bot connector (Animal)"));
        assertThat(decide(new Wanted(null, null, "key-1", false))).isEqualTo(new Step.Make("DYDU bot connector"));
    }

    @Test
    void leavesSomebodyElsesLiveConnectorAlone() {
        var theirs = integration("g9", "DYDU bot connector (Animal)", "https://live.example.org/webhooks/genesys/x");

        assertThat(decide(fresh(), theirs)).isEqualTo(new Step.Make("DYDU bot connector (Animal) [animalerie]"));
    }

    @Test
    void doesNotTakeAnAddressThatOnlyBeginsLikeOurs() {
        var theirs = integration("g9", "DYDU bot connector (Animal)", BASE + ".evil.org/webhooks/genesys/x");

        assertThat(decide(fresh(), theirs)).isInstanceOf(Step.Make.class);
    }

    @Test
    void takesOverWhatThisServerMadeInAnEarlierLife() {
        var orphan = integration("g9", "DYDU bot connector (Animal)", BASE + "/webhooks/genesys/old-key");

        assertThat(decide(fresh(), orphan)).isEqualTo(new Step.TakeOver(orphan));
    }

    @Test
    void takesNothingThatAnotherBotHolds() {
        var held = integration("g9", "DYDU bot connector (Animal)", BASE + "/webhooks/genesys/other-key");

        var step = adoption.decide(fresh(), List.of(held), found -> found.id().equals("g9"));

        assertThat(step).isEqualTo(new Step.Make("DYDU bot connector (Animal) [animalerie]"));
    }

    @Test
    void redirectsItsOwnAfterAMoveAndMakesNoSecondOne() {
        var moved = integration("g1", "DYDU bot connector (Animal)", "https://old.example.org/webhooks/genesys/key-1");

        assertThat(decide(known(true), moved)).isEqualTo(new Step.Redirect(moved, false));
    }

    @Test
    void mayReplaceAnAdoptionThatWasNeverFinished() {
        var claimed = integration("g1", "DYDU bot connector (Animal)", BASE + "/webhooks/genesys/old-key");

        assertThat(decide(known(false), claimed)).isEqualTo(new Step.Redirect(claimed, true));
    }
}
