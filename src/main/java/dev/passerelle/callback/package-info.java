/**
 * Calls a bot back that prefers not to hold a stream: every event of its conversations is posted to its address, signed as
 * <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a> says.
 *
 * <p>Nothing is copied for this: a cursor says how much of a conversation's ledger the bot has been told, and the rest is read
 * when its turn comes. An event may be told twice, always under the same id; never out of order.
 */
package dev.passerelle.callback;
