package dev.passerelle.genesys;

import java.time.Instant;
import java.util.List;

/**
 * Where a conversation stands in Genesys, derived from its participants.
 *
 * @param operator the operator who is connected; null unless {@link Phase#ATTENDED}
 * @param operatorHasLeft an operator was there, left, and nobody is in line: most often the end is near
 * @param hadOperator whether an operator is or was connected
 * @param endReason Genesys' word for how the visitor's side was disconnected ({@code peer}, {@code client}, {@code
 *     inactivity}, …); null unless {@link Phase#ENDED}, and sometimes then
 * @param queueId the queue in which the visitor waits now; null when that is not known
 * @param said what Genesys' side has said so far
 */
public record ConversationState(
        Phase phase,
        Operator operator,
        boolean operatorHasLeft,
        boolean hadOperator,
        String endReason,
        String queueId,
        List<Said> said) {

    /** What can be said of the visitor's place in it. */
    public enum Phase {
        /** In a queue, in a flow, or at an operator's door. */
        WAITING,
        ATTENDED,
        /** The last operator handed it on, the next has not taken it yet. A transfer is not an end. */
        TRANSFERRING,
        ENDED,
        /** Genesys shows no visitor in it. */
        UNKNOWN
    }

    /** @param name null when Genesys does not tell */
    public record Operator(String userId, String name) {}

    /**
     * A message for the visitor.
     *
     * @param at null when Genesys does not tell
     * @param operator the name of who said it; null for a flow, and when Genesys does not tell
     */
    public record Said(String messageId, Instant at, String operator) {}

    ConversationState named(String name) {
        return new ConversationState(
                phase, new Operator(operator.userId(), name), operatorHasLeft, hadOperator, endReason, queueId, said);
    }
}
