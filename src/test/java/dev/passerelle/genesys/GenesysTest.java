package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.genesys.GenesysException.Refused;
import dev.passerelle.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenesysTest {

    private final Fixture fixture = new Fixture();
    private final FakeDoor door = fixture.door;

    @BeforeEach
    void aToken() {
        door.loginAnswers(Fixture.token("one", 86_399));
    }

    @Test
    void readsAllPages() {
        door.answers(
                FakeResponse.ok("{\"entities\":[{\"id\":\"2\",\"name\":\"b\"}],\"pageCount\":2}"),
                FakeResponse.ok("{\"entities\":[{\"id\":\"1\",\"name\":\"A\"}],\"pageCount\":2}"));

        var queues = asking(Genesys::queues);

        assertThat(queues).containsExactly(new Queue("1", "A"), new Queue("2", "b"));
        assertThat(door.requests)
                .extracting(request -> request.query().get("pageNumber"))
                .containsExactly("1", "2");
    }

    @Test
    void readsOnByTheNextAddressWhenPagesAreNotCounted() {
        door.answers(
                FakeResponse.ok("{\"entities\":[{\"id\":\"1\"}],\"nextUri\":\"/api/v2/next\"}"),
                FakeResponse.ok("{\"entities\":[{\"id\":\"2\"}]}"));

        assertThat(asking(Genesys::integrations))
                .extracting(OpenIntegration::id)
                .containsExactly("1", "2");
    }

    @Test
    void asksForTheConversationWithTheFirstMessageOnly() {
        door.answers(
                FakeResponse.ok("{\"id\":\"g1\",\"conversationId\":\"c1\"}").with("ININ-Correlation-Id", "x"),
                FakeResponse.ok("{\"id\":\"g2\"}"));

        assertThat(sent(true)).isEqualTo(new Accepted("g1", "c1", "x"));
        assertThat(door.last().query()).containsEntry("prefetchConversationId", "true");
        assertThat(door.last().authorization()).isEqualTo("Bearer one");

        assertThat(sent(false)).isEqualTo(new Accepted("g2", null, null));
        assertThat(door.last().query()).isEmpty();
    }

    @Test
    void looksUpTheOperatorsNameOnce() {
        var state = "{\"participants\":[{\"purpose\":\"customer\",\"state\":\"connected\"},"
                + "{\"purpose\":\"agent\",\"state\":\"connected\",\"user\":{\"id\":\"u\"}}]}";
        door.answers(FakeResponse.ok(state), FakeResponse.ok("{\"name\":\"Léa\"}"), FakeResponse.ok(state));

        var first = asking(genesys -> genesys.conversation("c"));
        var second = asking(genesys -> genesys.conversation("c"));

        assertThat(first.operator()).isEqualTo(new ConversationState.Operator("u", "Léa"));
        assertThat(second).isEqualTo(first);
        assertThat(door.requests).hasSize(3);
    }

    @Test
    void doesWithoutTheOperatorsName() {
        door.answers(
                FakeResponse.ok("{\"participants\":[{\"purpose\":\"customer\",\"state\":\"connected\"},"
                        + "{\"purpose\":\"agent\",\"state\":\"connected\",\"user\":{\"id\":\"u\"}}]}"),
                new FakeResponse(403, ""));

        assertThat(asking(genesys -> genesys.conversation("c")).operator())
                .isEqualTo(new ConversationState.Operator("u", null));
    }

    @Test
    void takesTheVisitorOutOfAConversation() {
        door.answers(
                FakeResponse.ok("{\"participants\":[{\"id\":\"p1\",\"purpose\":\"customer\",\"state\":\"connected\"},"
                        + "{\"id\":\"p2\",\"purpose\":\"agent\",\"state\":\"connected\"}]}"));

        run(genesys -> genesys.disconnectCustomer("c"));

        assertThat(door.requests).hasSize(2);
        assertThat(door.last().method()).isEqualTo("PATCH");
        assertThat(door.last().path()).isEqualTo("/api/v2/conversations/messages/c/participants/p1");
    }

    @Test
    void takesAConversationThatIsOverForDone() {
        var live = FakeResponse.ok("{\"participants\":[{\"id\":\"p1\",\"purpose\":\"customer\"}]}");
        door.answers(new FakeResponse(404, ""), live, new FakeResponse(409, ""), live, new FakeResponse(404, ""));

        run(genesys -> genesys.disconnectCustomer("c"));
        run(genesys -> genesys.disconnectCustomer("c"));
        run(genesys -> genesys.disconnectCustomer("c"));

        assertThat(door.requests).hasSize(5);
    }

    @Test
    void saysWhenItMayNotDisconnect() {
        door.answers(
                FakeResponse.ok("{\"participants\":[{\"id\":\"p1\",\"purpose\":\"customer\"}]}"),
                new FakeResponse(403, ""));

        assertThatThrownBy(() -> run(genesys -> genesys.disconnectCustomer("c")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void readsAnIntegration() {
        door.answers(
                FakeResponse.ok("{\"id\":\"i\",\"name\":\"n\",\"outboundNotificationWebhookUrl\":\"https://w\","
                        + "\"createStatus\":\"Completed\",\"recipient\":{\"id\":\"r\"},\"new\":{}}"),
                FakeResponse.ok(
                        "{\"id\":\"i\",\"createStatus\":\"Error\",\"createError\":{\"message\":\"no licence\"}}"),
                FakeResponse.ok("{\"id\":\"i\",\"createStatus\":\"Pondering\"}"));

        assertThat(integration())
                .isEqualTo(new OpenIntegration("i", "n", "https://w", OpenIntegration.Creation.COMPLETED, null, "r"));
        assertThat(asking(genesys -> genesys.integration("i")).error()).isEqualTo("no licence");
        assertThat(asking(genesys -> genesys.integration("i")).creation()).isEqualTo(OpenIntegration.Creation.UNKNOWN);
    }

    @Test
    void deletesWhatIsGoneAlready() {
        door.answers(new FakeResponse(204, null), new FakeResponse(404, ""));

        run(genesys -> genesys.deleteIntegration("i"));
        run(genesys -> genesys.deleteIntegration("i"));

        assertThat(door.requests).hasSize(2);
    }

    @Test
    void readsTheEstimatedWait() {
        door.answers(
                FakeResponse.ok("{\"results\":[{\"intent\":\"MESSAGE\",\"estimatedWaitTimeSeconds\":42}]}"),
                FakeResponse.ok("{\"results\":[{\"intent\":\"MESSAGE\"}]}"),
                FakeResponse.ok("{\"results\":[]}"));

        assertThat(estimatedWait()).hasValue(42);
        assertThat(estimatedWait()).isEmpty();
        assertThat(estimatedWait()).isEmpty();
    }

    @Test
    void readsTheOrganisation() {
        door.answers(FakeResponse.ok(
                "{\"organization\":{\"id\":\"o\",\"name\":\"Animalerie\"},\"OAuthClient\":{\"name\":\"bot\"}}"));

        assertThat(asking(Genesys::organisation)).isEqualTo(new Organisation("o", "Animalerie", "bot"));
    }

    @Test
    void findsPermissionsByHarmlessCalls() {
        var trial = fixture.genesys.trial(fixture.current());
        door.answers(
                FakeResponse.ok("{}"),
                new FakeResponse(403, "{\"code\":\"missing.permissions\"}"),
                new FakeResponse(400, "{\"code\":\"bad.request\"}"),
                new FakeResponse(404, ""),
                new FakeResponse(503, ""));

        assertThat(List.of(
                        trial.probe("messaging:integration:view"),
                        trial.probe("routing:queue:view"),
                        trial.probe("messaging:integration:add"),
                        trial.probe("conversation:message:receive"),
                        trial.probe("analytics:queueObservation:view"),
                        trial.probe("nobody:knows:this")))
                .containsExactly(Probe.HELD, Probe.MISSING, Probe.HELD, Probe.HELD, Probe.UNKNOWN, Probe.UNKNOWN);
    }

    private static InboundMessage message(boolean first) {
        return new InboundMessage(Sender.of("v"), "m", new Fixture().clock.instant(), "Bonjour", null, Map.of(), first);
    }

    private Accepted sent(boolean first) {
        return asking(genesys -> genesys.send("i", message(first)));
    }

    private OpenIntegration integration() {
        return asking(genesys -> genesys.integration("i"));
    }

    private OptionalInt estimatedWait() {
        return asking(genesys -> genesys.estimatedWaitSeconds("q"));
    }

    private <T> T asking(Function<Genesys, T> question) {
        return Tenant.as("bot", () -> question.apply(fixture.genesys));
    }

    private void run(Consumer<Genesys> order) {
        Tenant.run("bot", () -> order.accept(fixture.genesys));
    }
}
