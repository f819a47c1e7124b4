package dev.passerelle.genesys;

/**
 * Where a conversation stands in Genesys, derived from its participants.
 *
 * @param operator the operator who is connected; null unless {@link Phase#ATTENDED}
 * @param operatorHasLeft an operator was there, left without a transfer, and nobody is in line: most often the end is near
 * @param endReason Genesys' word for how the visitor's side was disconnected ({@code peer}, {@code client}, {@code
 *     inactivity}, …); null unless {@link Phase#ENDED}, and sometimes then
 */
public record ConversationState(Phase phase, Operator operator, boolean operatorHasLeft, String endReason) {

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

    ConversationState named(String name) {
        return new ConversationState(phase, new Operator(operator.userId(), name), operatorHasLeft, endReason);
    }
}
