package dev.passerelle.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "WAITING, , false, WAITING",
        "ACTIVE, , true, ACTIVE",
        "ENDED, OPERATOR_ENDED, true, CLOSED",
        "ENDED, OPERATOR_ENDED, false, OTHER",
        "ENDED, VISITOR_LEFT, true, LEFT",
        "ENDED, VISITOR_LEFT, false, ABANDONED",
        "ENDED, INACTIVITY, true, SILENT",
        "ENDED, INACTIVITY, false, EXPIRED",
        "ENDED, NO_OPERATOR, false, EXPIRED",
        "ENDED, DELIVERY_FAILED, false, UNDELIVERED",
        "ENDED, ERASED, true, OTHER",
        "ENDED, , true, OTHER"
    })
    void saysWhatBecameOfAnEscalation(Status status, EndReason reason, boolean answered, Outcome outcome) {
        assertThat(Outcome.of(status, reason, answered)).isEqualTo(outcome);
    }
}
