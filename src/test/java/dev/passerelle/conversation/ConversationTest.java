package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as a table: from where, what happens, where to, whether it is news. */
class ConversationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "WAITING, activate, ACTIVE,  true",
        "ACTIVE,  activate, ACTIVE,  false",
        "ENDED,   activate, ENDED,   false",
        "WAITING, end,      ENDED,   true",
        "ACTIVE,  end,      ENDED,   true",
        "ENDED,   end,      ENDED,   false"
    })
    void movesOnlyForward(Status from, String event, Status to, boolean news) {
        var conversation = in(from);

        var told =
                event.equals("activate") ? conversation.activate(NOW) : conversation.end(EndReason.OPERATOR_ENDED, NOW);

        assertThat(told).isEqualTo(news);
        assertThat(conversation.status()).isEqualTo(to);
    }

    @Test
    void theFirstReasonToEndStands() {
        var conversation = in(Status.ACTIVE);

        conversation.end(EndReason.VISITOR_LEFT, NOW);
        conversation.end(EndReason.OPERATOR_ENDED, NOW.plusSeconds(1));

        assertThat(conversation.endReason()).isEqualTo(EndReason.VISITOR_LEFT);
        assertThat(conversation.endedAt()).isEqualTo(NOW);
    }

    @Test
    void waitingCountsFromTheStartAndSilenceOnlyWithAnOperator() {
        var later = NOW.plus(Duration.ofMinutes(20));

        assertThat(in(Status.WAITING).hasWaitedFor(Duration.ofMinutes(15), later))
                .isTrue();
        assertThat(in(Status.WAITING).hasBeenIdleFor(Duration.ofMinutes(15), later))
                .isFalse();
        assertThat(in(Status.ACTIVE).hasWaitedFor(Duration.ofMinutes(15), later))
                .isFalse();
        assertThat(in(Status.ACTIVE).hasBeenIdleFor(Duration.ofMinutes(15), later))
                .isTrue();
        assertThat(in(Status.ENDED).hasBeenIdleFor(Duration.ofMinutes(15), later))
                .isFalse();
    }

    private static Conversation in(Status status) {
        var conversation = new Conversation(
                new Conversation.Start("v-1", null, Locale.FRENCH, "integration", null, "{}", "{}"), NOW);
        if (status != Status.WAITING) {
            conversation.activate(NOW);
        }
        if (status == Status.ENDED) {
            conversation.end(EndReason.OPERATOR_ENDED, NOW);
        }
        return conversation;
    }
}
