package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;
import dev.passerelle.genesys.ConversationState;
import dev.passerelle.genesys.ConversationState.Operator;
import dev.passerelle.genesys.ConversationState.Phase;
import dev.passerelle.work.Works;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as a table: what Genesys shows, and what becomes of a conversation. */
class LifeCycleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Rows ledger = new Rows();
    private final LifeCycle lifeCycle = at(NOW);

    private LifeCycle at(Instant now) {
        var cycle = new LifeCycle();
        cycle.ledger = ledger;
        cycle.clock = Clock.fixed(now, ZoneOffset.UTC);
        cycle.grace = Duration.ofSeconds(30);
        cycle.endWhenOperatorLeft = true;
        ledger.clock = cycle.clock;
        return cycle;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, served by | Genesys shows: phase, operator, all have left, one was there, why | then
                "WAITING, -,   WAITING,      -,    false, false, -,               WAITING, -,              -",
                "WAITING, -,   UNKNOWN,      -,    false, false, -,               WAITING, -,              -",
                "WAITING, -,   ATTENDED,     Léa,  false, true,  -,               ACTIVE,  -,              Léa",
                "WAITING, -,   ATTENDED,     -,    false, true,  -,               ACTIVE,  -,              -",
                // An operator who declines: somebody else's desk may ring.
                "WAITING, -,   TRANSFERRING, -,    false, false, -,               WAITING, -,              -",
                "WAITING, -,   ENDED,        -,    false, false, system,          ENDED,   NO_OPERATOR,    -",
                "WAITING, -,   ENDED,        -,    false, true,  peer,            ENDED,   OPERATOR_ENDED, -",
                "ACTIVE,  Léa, ATTENDED,     Léa,  false, true,  -,               ACTIVE,  -,              Léa",
                "ACTIVE,  Léa, ATTENDED,     Paul, false, true,  -,               ACTIVE,  -,              Paul",
                "ACTIVE,  Léa, ATTENDED,     -,    false, true,  -,               ACTIVE,  -,              Léa",
                // A transfer, and a return to the queue, are no end, and nobody is waiting again.
                "ACTIVE,  Léa, TRANSFERRING, -,    false, true,  -,               ACTIVE,  -,              -",
                "ACTIVE,  Léa, WAITING,      -,    false, true,  -,               ACTIVE,  -,              -",
                "ACTIVE,  Léa, WAITING,      -,    true,  true,  -,               ACTIVE,  -,              -",
                "ACTIVE,  Léa, UNKNOWN,      -,    false, true,  -,               ACTIVE,  -,              Léa",
                "ACTIVE,  Léa, ENDED,        -,    false, true,  peer,            ENDED,   OPERATOR_ENDED, Léa",
                "ACTIVE,  Léa, ENDED,        -,    false, true,  -,               ENDED,   OPERATOR_ENDED, Léa",
                "ACTIVE,  Léa, ENDED,        -,    false, true,  inactivity,      ENDED,   INACTIVITY,     Léa",
                "ACTIVE,  Léa, ENDED,        -,    false, true,  session.expired, ENDED,   INACTIVITY,     Léa",
                "ENDED,   Léa, ATTENDED,     Paul, false, true,  -,               ENDED,   VISITOR_LEFT,   Léa"
            })
    void whatGenesysShowsDecides(
            Status from,
            String servedBy,
            Phase phase,
            String operator,
            boolean left,
            boolean hadOperator,
            String reason,
            Status to,
            EndReason end,
            String servedThen) {
        ledger.conversation = in(from, servedBy);

        var over = lifeCycle.observed("c", state(phase, operator, left, hadOperator, reason));

        assertThat(ledger.conversation.status()).isEqualTo(to);
        assertThat(ledger.conversation.endReason()).isEqualTo(end);
        assertThat(ledger.conversation.operatorName()).isEqualTo(servedThen);
        assertThat(over).isEqualTo(to == Status.ENDED);
    }

    @Test
    void whereTheVisitorStaysConnectedTheLastOperatorsLeavingIsTheEndAfterAGrace() {
        ledger.conversation = in(Status.ACTIVE, "Léa");
        var left = state(Phase.WAITING, null, true, true, null);

        assertThat(lifeCycle.observed("c", left)).isFalse();
        assertThat(at(NOW.plusSeconds(29)).observed("c", left)).isFalse();
        assertThat(at(NOW.plusSeconds(31)).observed("c", left)).isTrue();

        assertThat(ledger.conversation.endReason()).isEqualTo(EndReason.OPERATOR_ENDED);
        assertThat(ledger.conversation.isFarewellDue())
                .as("the visitor is to be taken out of Genesys")
                .isTrue();
        assertThat(ledger.told)
                .extracting(Message::status)
                .as("the sentence, then the end")
                .containsExactly(null, Status.ENDED);
    }

    @Test
    void whoComesWithinTheGraceGoesOn() {
        ledger.conversation = in(Status.ACTIVE, "Léa");
        var left = state(Phase.WAITING, null, true, true, null);

        lifeCycle.observed("c", left);
        at(NOW.plusSeconds(20)).observed("c", state(Phase.ATTENDED, "Paul", false, true, null));
        at(NOW.plusSeconds(40)).observed("c", left);
        at(NOW.plusSeconds(69)).observed("c", left);

        assertThat(ledger.conversation.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whereSuchAnEndIsNotWantedTheConversationLivesOn() {
        ledger.conversation = in(Status.ACTIVE, "Léa");
        var left = state(Phase.WAITING, null, true, true, null);

        lifeCycle.observed("c", left);
        var later = at(NOW.plusSeconds(3600));
        later.endWhenOperatorLeft = false;

        assertThat(later.observed("c", left)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "WAITING, -,   WAITING,      -,    false, false",
                "WAITING, -,   ATTENDED,     Léa,  false, true",
                "ACTIVE,  Léa, ATTENDED,     Léa,  false, false",
                "ACTIVE,  Léa, ATTENDED,     -,    false, false",
                "ACTIVE,  Léa, ATTENDED,     Paul, false, true",
                "ACTIVE,  Léa, TRANSFERRING, -,    false, true",
                "ACTIVE,  -,   TRANSFERRING, -,    false, false",
                "ACTIVE,  -,   WAITING,      -,    true,  true",
                "ACTIVE,  Léa, ENDED,        -,    false, true"
            })
    void onlyNewsLocksARow(Status status, String operator, Phase phase, String shown, boolean left, boolean news) {
        var open = new LifeCycle.Open("c", "i", "g", status, operator, null, null, NOW, null, NOW);

        assertThat(open.isNews(state(phase, shown, left, true, null))).isEqualTo(news);
    }

    private static ConversationState state(
            Phase phase, String operator, boolean left, boolean hadOperator, String reason) {
        return new ConversationState(
                phase,
                phase == Phase.ATTENDED ? new Operator("u", operator) : null,
                left,
                hadOperator,
                reason,
                null,
                List.of());
    }

    private static Conversation in(Status status, String operator) {
        var conversation = new Conversation(
                new Conversation.Start("v-1", null, Locale.FRENCH, "integration", null, "{}", "{}"), NOW);
        conversation.servedBy(operator);
        if (status != Status.WAITING) {
            conversation.activate(NOW);
        }
        if (status == Status.ENDED) {
            conversation.end(EndReason.VISITOR_LEFT, NOW);
        }
        return conversation;
    }

    /** One conversation, and what its visitor is told. */
    private static class Rows extends Ledger {

        private Conversation conversation;
        private final List<Message> told = new ArrayList<>();

        Rows() {
            works = new Works() {
                @Override
                public void request(String kind, String subject) {}

                @Override
                public void withdraw(String kind, String subject) {}
            };
        }

        @Override
        Optional<Conversation> locked(String id) {
            return Optional.of(conversation);
        }

        @Override
        Message append(Conversation to, Message message) {
            told.add(message);
            return message;
        }

        @Override
        void nameOperator(Conversation of) {}
    }
}
