/**
 * Genesys Cloud: the only package that knows its API. Tokens, calls, limits, errors, regions.
 *
 * <p>Every call is made for the bot in force, with credentials that somebody above supplies, outside any transaction. This
 * package must not know what a conversation, a connector or a webhook of ours is; it speaks of Genesys' things only.
 */
package dev.passerelle.genesys;
