/**
 * A double of Genesys Cloud Open Messaging with an operator desk, so that nobody needs an account to develop or to test.
 *
 * <p>It talks HTTP like the real one, shares a server with the product and nothing else: it imports no other package of
 * this project, and none imports it. The packaged server does not contain it.
 */
package dev.passerelle.sandbox;
