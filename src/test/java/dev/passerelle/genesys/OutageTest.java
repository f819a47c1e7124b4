package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.tenant.Tenant;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation that cannot be reached, and one that lacks a permission. */
class OutageTest {

    private final Fixture fixture = new Fixture();
    private final FakeDoor door = fixture.door;

    @BeforeEach
    void aToken() {
        door.loginAnswers(Fixture.token("one", 86_399));
    }

    @Test
    void nothingLeavesDuringAnOutageAndAnAdministratorIsTold() {
        fiveFailures();

        assertThatThrownBy(() -> asking(Genesys::queues))
                .satisfies(why -> assertThat(((GenesysException) why).verdict()).isEqualTo(Verdict.HELD));
        assertThat(door.requests).hasSize(5);
        assertThat(fixture.alarms.open).containsExactly("GENESYS_UNREACHABLE api.mypurecloud.ie");
        assertThat(fixture.watch.begun).isEqualTo(1);
        Duration pause = asking(genesys -> genesys.pause("v"));
        assertThat(pause).isPositive();
        assertThat((boolean) asking(genesys -> fixture.reachability.isGiven())).isFalse();
        assertThat((boolean) Tenant.as("other", fixture.reachability::isGiven)).isTrue();
    }

    @Test
    void aTextIsNotWhatFindsOutThatTheOutageIsOver() {
        fiveFailures();
        fixture.clock.pass(Duration.ofSeconds(1));

        asking(genesys -> genesys.send("i", text()));

        assertThat(door.requests.subList(5, 7))
                .extracting(FakeDoor.Request::path)
                .containsExactly("/api/v2/tokens/me", "/api/v2/conversations/messages/i/inbound/open/message");
        assertThat(fixture.alarms.open).isEmpty();
        assertThat((boolean) asking(genesys -> fixture.reachability.isGiven())).isTrue();
    }

    @Test
    void aProbeThatFailsSendsNoText() {
        fiveFailures();
        fixture.clock.pass(Duration.ofSeconds(1));
        door.fails(new ProcessingException(new SocketTimeoutException()));

        assertThatThrownBy(() -> asking(genesys -> genesys.send("i", text()))).isInstanceOf(GenesysException.class);

        assertThat(door.last().path()).isEqualTo("/api/v2/tokens/me");
        assertThat(fixture.alarms.open).hasSize(1);
    }

    @Test
    void aFigureThatFailsAloneIsNoOutage() {
        for (int i = 0; i < 20; i++) {
            door.answers(new FakeResponse(500, "{}"));
            assertThatThrownBy(() -> asking(genesys -> genesys.load("q"))).isInstanceOf(GenesysException.class);
        }

        assertThat((boolean) asking(genesys -> fixture.reachability.isGiven())).isTrue();
    }

    @Test
    void aRefusalShowsThatSomebodyIsThere() {
        for (int i = 0; i < 20; i++) {
            door.answers(new FakeResponse(i % 5 == 4 ? 404 : 503, "{}"));
            assertThatThrownBy(() -> asking(Genesys::queues)).isInstanceOf(GenesysException.class);
        }

        assertThat((boolean) asking(genesys -> fixture.reachability.isGiven())).isTrue();
    }

    @Test
    void aMissingPermissionIsNamedUntilTheCallWorks() {
        door.answers(new FakeResponse(403, "{\"code\":\"missing.permissions\"}"));
        assertThatThrownBy(() -> asking(genesys -> genesys.send("i", text()))).isInstanceOf(GenesysException.class);
        assertThat(fixture.alarms.open).containsExactly("PERMISSION_MISSING conversation:message:receive");

        asking(genesys -> genesys.send("i", text()));

        assertThat(fixture.alarms.open).isEmpty();
    }

    @Test
    void anAlarmOfBeforeTheStartEndsWithTheFirstCallThatWorks() {
        fixture.alarms.open.addAll(List.of("PERMISSION_MISSING conversation:message:receive"));

        asking(genesys -> genesys.send("i", text()));

        assertThat(fixture.alarms.open).isEmpty();
    }

    private void fiveFailures() {
        for (int i = 0; i < 5; i++) {
            door.fails(new ProcessingException(new ConnectException("refused")));
            assertThatThrownBy(() -> asking(Genesys::queues)).isInstanceOf(GenesysException.class);
        }
    }

    private InboundMessage text() {
        return new InboundMessage(Sender.of("v"), "m", fixture.clock.instant(), "Bonjour", null, Map.of(), false);
    }

    private <T> T asking(Function<Genesys, T> question) {
        return Tenant.as("bot", () -> question.apply(fixture.genesys));
    }
}
