package dev.passerelle.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantTest {

    @AfterEach
    void leave() {
        Tenant.leaveRequest();
    }

    @Test
    void unboundIsAnExceptionAndNeverAll() {
        assertThatThrownBy(Tenant::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPieceOfWorkHasItsBotAndLeavesNoneBehind() {
        assertThat(Tenant.as("a", Tenant::current)).isEqualTo("a");
        assertThat(Tenant.isBound()).isFalse();
    }

    @Test
    void aPieceOfWorkThatFailsLeavesNoneBehindEither() {
        assertThatThrownBy(() -> Tenant.run("a", () -> {
                    throw new IllegalArgumentException("for the test");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(Tenant.isBound()).isFalse();
    }

    @Test
    void oneBotDoesNotWorkInsideAnother() {
        assertThatThrownBy(() -> Tenant.run("a", () -> Tenant.run("b", () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRequestHasOneBotUntilItIsOver() {
        assertThat(Tenant.enterRequest()).isTrue();
        Tenant.bind("a");

        assertThat(Tenant.current()).isEqualTo("a");
        assertThatThrownBy(() -> Tenant.bind("b")).isInstanceOf(IllegalStateException.class);

        Tenant.leaveRequest();
        assertThat(Tenant.isBound()).isFalse();
    }

    @Test
    void nobodyBindsABotThatNobodyWouldTakeOff() {
        assertThatThrownBy(() -> Tenant.bind("a")).isInstanceOf(IllegalStateException.class);
    }
}
