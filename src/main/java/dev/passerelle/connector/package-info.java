/**
 * A bot's configuration, its link to one Genesys organisation, and the administration API for both.
 *
 * <p>Saving stores what the administrator decided, and nothing else: what follows from it in Genesys (integrations, queues) is
 * work that is done after the commit and can be resumed at any point. This package must not know what a conversation is.
 */
package dev.passerelle.connector;
