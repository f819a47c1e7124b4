package dev.passerelle.security;

/**
 * Who may do what with the bot in force was changed, in the transaction that is under way.
 *
 * @param deed as in the journal
 * @param login whose rights
 * @param before the role, or null
 * @param after the role, or null
 */
public record RightsChanged(String deed, String login, Object before, Object after) {}
