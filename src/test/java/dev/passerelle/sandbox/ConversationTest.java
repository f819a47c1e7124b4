package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ConversationTest {

    private final Scene scene = new Scene();
    private final Conversation conversation =
            scene.visitorWrites("v", "Bonjour").conversation();

    @Test
    void goesFromTheQueueToTheOperator() {
        conversation.accepted(scene.lea, scene.now);

        assertThat(states()).isEqualTo("customer:connected acd:disconnected(transfer) agent:connected");
        assertThat(conversation.state()).isEqualTo("ACTIVE");
        assertThat(conversation.mine(scene.lea)).isTrue();
    }

    @Test
    void aTransferToAQueueIsNotTheEnd() {
        conversation.accepted(scene.lea, scene.now);

        conversation.transferred(scene.queue("Animal"), scene.now);

        assertThat(states())
                .isEqualTo("customer:connected acd:disconnected(transfer) agent:disconnected(transfer) acd:connected");
        assertThat(conversation.state()).isEqualTo("WAITING");
    }

    @Test
    void aTransferToAnOperatorRingsAtHisDesk() {
        conversation.accepted(scene.lea, scene.now);
        var paul = scene.organisation.operator("Paul");

        conversation.transferred(paul, scene.now);
        assertThat(conversation.alerts(paul)).isTrue();
        conversation.accepted(paul, scene.now);

        assertThat(conversation.mine(paul)).isTrue();
    }

    @Test
    void aTransferThatIsDeclinedGoesBackToTheQueue() {
        conversation.accepted(scene.lea, scene.now);
        var paul = scene.organisation.operator("Paul");
        conversation.transferred(paul, scene.now);

        conversation.declined(paul, scene.now);

        assertThat(conversation.waiting().orElseThrow().queueId)
                .isEqualTo(scene.queue("Marketing").id());
    }

    @Test
    void decliningLeavesItWaiting() {
        conversation.declined(scene.lea, scene.now);

        assertThat(states()).isEqualTo("customer:connected acd:connected agent:disconnected(transfer.noanswer)");
    }

    @Test
    void everybodyIsDisconnectedAtTheEnd() {
        var agent = conversation.accepted(scene.lea, scene.now);

        conversation.end(agent, "client", scene.now);

        assertThat(states())
                .isEqualTo("customer:disconnected(peer) acd:disconnected(transfer) agent:disconnected(client)");
        assertThat(conversation.state()).isEqualTo("ENDED");
    }

    @Test
    void onlyWhatWaitsCanBeAccepted() {
        conversation.accepted(scene.lea, scene.now);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> conversation.accepted(scene.organisation.operator("Paul"), scene.now));
    }

    @Test
    void inAConferenceOneMayGoAndTheOtherGoesOn() {
        var first = conversation.accepted(scene.lea, scene.now);
        var paul = scene.organisation.operator("Paul");

        var second = conversation.joined(paul, scene.now);
        conversation.left(first, "client", false, scene.now);

        assertThat(states())
                .isEqualTo("customer:connected acd:disconnected(transfer) agent:disconnected(client) agent:connected");
        assertThat(conversation.mine(paul)).isTrue();
        conversation.left(second, "client", false, scene.now);
        assertThat(conversation.state()).isEqualTo("ENDED");
    }

    @Test
    void theCustomerMayBeLeftBehind() {
        var agent = conversation.accepted(scene.lea, scene.now);

        conversation.left(agent, "client", true, scene.now);

        assertThat(states()).isEqualTo("customer:connected acd:disconnected(transfer) agent:disconnected(client)");
        assertThat(conversation.live()).isTrue();
    }

    @Test
    void ringsWhileItWaits() {
        conversation.rung(scene.lea, scene.now);

        assertThat(states()).isEqualTo("customer:connected acd:connected agent:alerting");
        conversation.declined(scene.lea, scene.now);
        assertThat(states()).isEqualTo("customer:connected acd:connected agent:disconnected(transfer.noanswer)");
    }

    private String states() {
        return String.join(
                " ",
                conversation.participants.stream()
                        .map(each -> each.purpose + ":" + each.state
                                + (each.disconnectType == null ? "" : "(" + each.disconnectType + ")"))
                        .toList());
    }
}
