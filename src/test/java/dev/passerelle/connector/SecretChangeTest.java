package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.problem.Problem;
import org.junit.jupiter.api.Test;

class SecretChangeTest {

    private static final SecretChange.Stored STORED = new SecretChange.Stored("r1", "c1", true);

    private static BotDocument.Connector wanted(String region, String clientId, String secret, Boolean set) {
        return new BotDocument.Connector(region, clientId, secret, set, null, null, null);
    }

    @Test
    void aSecretThatIsGivenReplacesWhatIsThere() {
        assertThat(SecretChange.of(STORED, wanted("r2", "c2", "new", null))).isEqualTo(SecretChange.REPLACE);
    }

    @Test
    void noSecretKeepsTheStoredOneForTheSameClient() {
        assertThat(SecretChange.of(STORED, wanted("r1", "c1", null, true))).isEqualTo(SecretChange.KEEP);
    }

    @Test
    void aSecretNeverFollowsToAnotherRegionOrClient() {
        assertThatThrownBy(() -> SecretChange.of(STORED, wanted("r2", "c1", null, true)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SecretChange.of(STORED, wanted("r1", "c2", null, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aConnectorThatIsTakenOutForgetsItsSecret() {
        assertThat(SecretChange.of(STORED, wanted(null, null, null, null))).isEqualTo(SecretChange.FORGET);
    }

    @Test
    void aSecretThatIsSaidToBeSetMustBe() {
        assertThatThrownBy(() -> SecretChange.of(SecretChange.Stored.NOTHING, wanted("r1", "c1", null, true)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anUnfinishedConnectorMayBeSaved() {
        assertThat(SecretChange.of(SecretChange.Stored.NOTHING, wanted("r1", null, null, false)))
                .isEqualTo(SecretChange.KEEP);
    }
}
