package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.genesys.GenesysException.CredentialsRefused;
import dev.passerelle.genesys.GenesysException.Retryable;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.WorkHandler.Outcome;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final int LIFE = 1000;

    private final Fixture fixture = new Fixture();
    private final AccessTokens tokens = fixture.genesys.tokens;

    @Test
    void asksOnceAndRemembers() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE));

        assertThat(current()).isEqualTo("one");
        assertThat(current()).isEqualTo("one");

        var login = fixture.door.logins.get(0);
        assertThat(fixture.door.logins).hasSize(1);
        assertThat(login.path()).isEqualTo("/oauth/token");
        assertThat(login.authorization()).isEqualTo("Basic Y2xpZW50OnNlY3JldA==");
        assertThat(login.body()).isEqualTo("grant_type=client_credentials");
        assertThat(fixture.store.renewalsAskedFor).isEqualTo(1);
    }

    @Test
    void asksOnceForManyWhoComeTogether() throws Exception {
        fixture.door.loginAnswers(Fixture.token("one", LIFE), Fixture.token("two", LIFE));
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<String> caller = this::current;
            var answers = pool.invokeAll(
                    IntStream.range(0, 32).mapToObj(any -> caller).toList());

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("one");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fixture.door.logins).hasSize(1);
    }

    @Test
    void takesWhatAnotherProcessHasStored() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE));
        current();

        var other = fixture.process();

        assertThat(Tenant.as("bot", () -> other.current(fixture.current())).value())
                .isEqualTo("one");
        assertThat(fixture.door.logins).hasSize(1);
    }

    @Test
    void doesNotUseATokenOfOtherCredentials() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE), Fixture.token("two", LIFE));
        current();

        fixture.credentials = Optional.of(new Credentials("mypurecloud.ie", "client", "changed"));

        assertThat(current()).isEqualTo("two");
    }

    @Test
    void livesOnWhileTheLoginIsDown() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE));
        current();
        fixture.clock.pass(Duration.ofSeconds(LIFE - 1));
        fixture.door.loginFails(new ProcessingException(new ConnectException()));

        assertThat(renew()).isInstanceOf(Outcome.Later.class);
        assertThat(current()).isEqualTo("one");
    }

    @Test
    void renewsWhenDueAndNotBefore() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE), Fixture.token("two", LIFE));
        current();

        assertThat(renew()).isEqualTo(new Outcome.NextTime(fixture.store.row.renewAt()));
        assertThat(fixture.door.logins).hasSize(1);

        fixture.clock.pass(Duration.ofSeconds(LIFE * 8 / 10));
        assertThat(renew()).isEqualTo(new Outcome.NextTime(fixture.store.row.renewAt()));
        assertThat(current()).isEqualTo("two");
        assertThat(fixture.store.renewalsAskedFor)
                .as("the row of work is there already")
                .isEqualTo(1);
    }

    @Test
    void hasNothingToRenewWithoutCredentials() {
        fixture.credentials = Optional.empty();

        assertThat(renew()).isEqualTo(Outcome.DONE);
    }

    @Test
    void leavesARefusedRenewalToTheNextCall() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE), refusal());
        current();
        fixture.clock.pass(Duration.ofSeconds(LIFE * 9 / 10));

        assertThat(renew()).isEqualTo(Outcome.DONE);
        assertThat(current()).isEqualTo("one");
    }

    @Test
    void believesARefusalForAMoment() {
        fixture.door.loginAnswers(refusal(), Fixture.token("one", LIFE));

        assertThatThrownBy(this::current).isInstanceOf(CredentialsRefused.class);
        assertThatThrownBy(this::current).isInstanceOf(CredentialsRefused.class);
        assertThat(fixture.door.logins).hasSize(1);

        fixture.clock.pass(Duration.ofSeconds(3));
        assertThat(current()).isEqualTo("one");
    }

    @Test
    void knocksAtOnceWithOtherCredentials() {
        fixture.door.loginAnswers(refusal(), Fixture.token("one", LIFE));
        assertThatThrownBy(this::current).isInstanceOf(CredentialsRefused.class);

        fixture.credentials = Optional.of(new Credentials("mypurecloud.ie", "client", "right"));

        assertThat(current()).isEqualTo("one");
    }

    @Test
    void waitsAsLongAsTheLoginAsks() {
        fixture.door.loginAnswers(new FakeResponse(429, "").with("Retry-After", "30"), Fixture.token("one", LIFE));

        assertThatThrownBy(this::current).isInstanceOf(Retryable.class);
        fixture.clock.pass(Duration.ofSeconds(29));
        assertThatThrownBy(this::current).isInstanceOf(Retryable.class);
        fixture.clock.pass(Duration.ofSeconds(1));

        assertThat(current()).isEqualTo("one");
    }

    @Test
    void doesWithoutTheStoreWhenItFails() {
        fixture.store.broken = true;
        fixture.door.loginAnswers(Fixture.token("one", LIFE));

        assertThat(current()).isEqualTo("one");
        assertThat(current()).isEqualTo("one");
    }

    @Test
    void keepsBotsApart() {
        fixture.door.loginAnswers(Fixture.token("one", LIFE), Fixture.token("two", LIFE));
        current();
        fixture.store.row = null; // another bot has a row of its own

        assertThat(Tenant.as("other", () -> tokens.current(fixture.current())).value())
                .isEqualTo("two");
        assertThat(current()).isEqualTo("one");
    }

    @Test
    void tellsWhenTheTokenEnds() {
        assertThat(Tenant.as("bot", tokens::expiresAt)).isEmpty();

        fixture.door.loginAnswers(Fixture.token("one", LIFE));
        current();

        assertThat(Tenant.as("bot", tokens::expiresAt))
                .contains(fixture.clock.instant().plusSeconds(LIFE));
    }

    @Test
    void saysThatTheRegionIsNotKnown() {
        fixture.credentials = Optional.of(new Credentials("nowhere.example", "client", "secret"));

        assertThatThrownBy(this::current).isInstanceOf(CredentialsRefused.class).hasMessageContaining("region");
    }

    private static FakeResponse refusal() {
        return new FakeResponse(401, "{\"error\":\"invalid_client\",\"description\":\"authentication failed\"}");
    }

    private String current() {
        return Tenant.as("bot", () -> tokens.current(fixture.current())).value();
    }

    private Outcome renew() {
        var renewal = new TokenRenewal();
        renewal.tokens = tokens;
        renewal.clock = fixture.clock;
        return Tenant.as("bot", () -> renewal.perform("bot", 0));
    }
}
