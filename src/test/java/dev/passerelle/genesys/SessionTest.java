package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import dev.passerelle.genesys.GenesysException.Retryable;
import dev.passerelle.tenant.Tenant;
import jakarta.ws.rs.ProcessingException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private final Fixture fixture = new Fixture();
    private final FakeDoor door = fixture.door;

    @BeforeEach
    void aToken() {
        door.loginAnswers(Fixture.token("one", 86_399));
    }

    @Test
    void takesAnySuccessForAcceptance() {
        door.answers(new FakeResponse(202, null), FakeResponse.ok("<html>"));

        assertThat(sent(false)).isEqualTo(new Accepted(null, null, null));
        assertThat(sent(false)).isEqualTo(new Accepted(null, null, null));
    }

    @Test
    void replacesARefusedTokenAndRepeatsTheCallOnce() {
        door.answers(new FakeResponse(401, "{\"code\":\"credentials.expired\"}"), FakeResponse.ok("{\"id\":\"g\"}"));
        door.loginAnswers(Fixture.token("two", 86_399));

        assertThat(asking(genesys -> genesys.send("i", message(false))).genesysMessageId())
                .isEqualTo("g");
        assertThat(door.requests)
                .extracting(FakeDoor.Request::authorization)
                .containsExactly("Bearer one", "Bearer two");
        assertThat(door.requests.get(0).body()).isEqualTo(door.requests.get(1).body());
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() {
        var expired = "{\"code\":\"credentials.expired\"}";
        door.answers(new FakeResponse(401, expired), new FakeResponse(401, expired));
        door.loginAnswers(Fixture.token("two", 86_399));

        assertThatThrownBy(() -> asking(Genesys::queues))
                .isInstanceOfSatisfying(
                        CredentialsRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CredentialsRefused.Reason.EXPIRED));
        assertThat(door.requests).hasSize(2);
    }

    @Test
    void usesTheTokenThatAnotherCallHasRenewedMeanwhile() {
        var two = Fixture.token("two", 86_399);
        asking(Genesys::queues);
        door.answers(new FakeResponse(401, ""), FakeResponse.ok("{}"));
        door.loginAnswers(two, Fixture.token("three", 86_399));
        Tenant.run("bot", () -> fixture.genesys.tokens.insteadOf("one", fixture.current()));

        var current = Tenant.as("bot", () -> fixture.genesys.tokens.insteadOf("one", fixture.current()));

        assertThat(current.value()).isEqualTo("two");
        assertThat(door.logins).hasSize(2);
    }

    @Test
    void doesNotKnowWhetherAMessageArrivedWithoutAnAnswer() {
        door.fails(new ProcessingException(new SocketTimeoutException("Read timed out")));

        assertThatThrownBy(() -> asking(genesys -> genesys.send("i", message(false))))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        later -> assertThat(later.verdict().maybeTaken()).isTrue());
    }

    @Test
    void knowsThatAMessageWithoutATokenWasNotSent() {
        var other = new Fixture();
        other.door.loginFails(new ProcessingException(new SocketTimeoutException("Read timed out")));

        assertThatThrownBy(() -> Tenant.as("bot", () -> other.genesys.send("i", message(false))))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        later -> assertThat(later.verdict().maybeTaken()).isFalse());
        assertThat(other.door.requests).isEmpty();
    }

    @Test
    void asksNothingWhileGenesysWantsAPause() {
        door.answers(new FakeResponse(429, "{\"code\":\"too.many.requests\"}").with("Retry-After", "5"));
        assertThatThrownBy(() -> asking(Genesys::queues)).isInstanceOf(Retryable.class);

        fixture.clock.pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> asking(Genesys::queues))
                .isInstanceOfSatisfying(
                        Retryable.class, later -> assertThat(later.when()).contains(Duration.ofSeconds(3)));
        assertThat(door.requests).hasSize(1);
        assertThat(Tenant.as("other", () -> fixture.budget.mayPoll())).isTrue();

        fixture.clock.pass(Duration.ofSeconds(3));
        assertThat(asking(Genesys::queues)).isEmpty();
    }

    @Test
    void takesAnswersThatAreNotJsonForATrouble() {
        door.answers(FakeResponse.ok("<html>proxy</html>"));

        assertThatThrownBy(() -> asking(Genesys::queues)).isInstanceOf(Retryable.class);
    }

    @Test
    void saysThatABotHasNoCredentials() {
        fixture.credentials = Optional.empty();

        assertThatThrownBy(() -> asking(Genesys::queues)).isInstanceOf(CredentialsRefused.class);
    }

    @Test
    void triesCredentialsWithoutKeepingTheirToken() {
        door.loginAnswers(Fixture.token("two", 86_399));

        var trial = fixture.genesys.trial(new Credentials("mypurecloud.de", "other", "secret"));
        trial.queues();
        trial.queues();

        assertThat(fixture.store.row).isNull();
        assertThat(door.logins).hasSize(1);
    }

    private static InboundMessage message(boolean first) {
        return new InboundMessage(Sender.of("v"), "m", new Fixture().clock.instant(), "Bonjour", null, Map.of(), first);
    }

    private Accepted sent(boolean first) {
        return asking(genesys -> genesys.send("i", message(first)));
    }

    private <T> T asking(Function<Genesys, T> question) {
        return Tenant.as("bot", () -> question.apply(fixture.genesys));
    }
}
