package dev.passerelle.statistics;

import dev.passerelle.conversation.Conversation.EndReason;
import dev.passerelle.conversation.Conversation.Status;

/** What became of an escalation, in the order in which people ask for it. */
public enum Outcome {
    /** The operator ended it. */
    CLOSED,
    /** The visitor left after an operator had taken it. */
    LEFT,
    /** Nobody said anything any more. */
    SILENT,
    /** An operator has it. */
    ACTIVE,
    WAITING,
    /** The visitor left before an operator took it. */
    ABANDONED,
    /** The waiting time ran out. */
    EXPIRED,
    /** Nothing reached Genesys. */
    UNDELIVERED,
    /** Ended in Genesys without an operator, or erased. */
    OTHER;

    static Outcome of(Status status, EndReason reason, boolean answered) {
        return switch (status) {
            case WAITING -> WAITING;
            case ACTIVE -> ACTIVE;
            case ENDED -> reason == null ? OTHER : ended(reason, answered);
        };
    }

    private static Outcome ended(EndReason reason, boolean answered) {
        return switch (reason) {
            case OPERATOR_ENDED -> answered ? CLOSED : OTHER;
            case VISITOR_LEFT -> answered ? LEFT : ABANDONED;
            case INACTIVITY -> answered ? SILENT : EXPIRED;
            case NO_OPERATOR -> answered ? OTHER : EXPIRED;
            case DELIVERY_FAILED -> UNDELIVERED;
            case ERASED -> OTHER;
        };
    }
}
