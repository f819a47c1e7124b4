/**
 * The list of what did not arrive, from three places: texts that the operator does not have, words of an operator that found no
 * conversation, and callbacks that were given up. Each with a reason, and each can be sent once more, or be let go.
 *
 * <p>Nothing is kept here but the fact: the text stays in the ledger, the event where webhooks put it.
 */
package dev.passerelle.failure;
