/**
 * The heart: conversations, their ledger, delivery in both directions, their life cycle, the API for bots and the event
 * streams.
 *
 * <p>The ledger is the truth; streams and answers only read it. What goes to the operator is sent by one worker per
 * conversation, after the commit that stored it. This package knows Genesys only through {@code genesys} and the bot's
 * configuration only through {@code connector}; it must not know chat protocols. Its screens only look back: they change nothing.
 */
package dev.passerelle.conversation;
