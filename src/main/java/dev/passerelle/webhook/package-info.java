/**
 * Genesys → us: checks the signature over the raw bytes, reads what is said, stores it, answers.
 *
 * <p>A plain servlet and not a resource: this is the path that has to be quick. It knows nothing of bots' API or screens.
 */
package dev.passerelle.webhook;
