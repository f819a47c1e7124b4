package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;
import dev.passerelle.conversation.Patience.Step;
import dev.passerelle.tenant.Bot;
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

        var patience = new Patience(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(2));

        assertThat(patience.due(in(Status.WAITING), later)).isEqualTo(Step.END_WAITING);
        assertThat(patience.due(in(Status.ACTIVE), later)).isEqualTo(Step.NONE);
        assertThat(patience.due(in(Status.ENDED), later)).isEqualTo(Step.NONE);
    }

    /** Minutes after the last word; minutes at which the visitor was warned. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "27, -,  NONE,        28",
                "28, -,  WARN,        28",
                "45, -,  WARN,        28",
                "29, 28, NONE,        30",
                "30, 28, END_SILENCE, 30",
                "46, 45, NONE,        47",
                "47, 45, END_SILENCE, 47"
            })
    void aSilenceIsWarnedOfBeforeItEnds(int now, Integer warned, Step due, int next) {
        var patience = new Patience(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(2));
        var conversation = in(Status.ACTIVE);
        if (warned != null) {
            conversation.warned(NOW.plus(Duration.ofMinutes(warned)));
        }

        assertThat(patience.due(conversation, NOW.plus(Duration.ofMinutes(now))))
                .isEqualTo(due);
        assertThat(patience.next(conversation)).isEqualTo(NOW.plus(Duration.ofMinutes(next)));
    }

    @Test
    void aWordMakesAWarningVoid() {
        var patience = new Patience(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(2));
        var conversation = in(Status.ACTIVE);

        conversation.warned(NOW.plus(Duration.ofMinutes(28)));
        conversation.touched(NOW.plus(Duration.ofMinutes(29)));

        assertThat(patience.due(conversation, NOW.plus(Duration.ofMinutes(31)))).isEqualTo(Step.NONE);
        assertThat(patience.due(conversation, NOW.plus(Duration.ofMinutes(57)))).isEqualTo(Step.WARN);
    }

    @Test
    void aShortSilenceHasAShortNotice() {
        var bot = new Bot("b", NOW);

        assertThat(Patience.of(bot, Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .isEqualTo(new Patience(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(2)));
        assertThat(Patience.of(bot, Duration.ofSeconds(1), Duration.ofMinutes(2)))
                .isEqualTo(new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(6)));
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
