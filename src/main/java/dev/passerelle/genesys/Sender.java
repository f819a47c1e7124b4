package dev.passerelle.genesys;

/**
 * The visitor as Genesys sees them.
 *
 * @param id the same id within Genesys' threading window continues the same conversation, so use a new one for each
 *     escalation
 * @param nickname shown to the operator, as are the names and the address; all four may be null
 */
public record Sender(String id, String nickname, String firstName, String lastName, String email) {

    public static Sender of(String id) {
        return new Sender(id, null, null, null, null);
    }
}
