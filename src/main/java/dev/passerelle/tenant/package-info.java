/**
 * Bots, and the bot in force. A bot is the tenant: everything belongs to exactly one.
 *
 * <p>Each way in (API key, chat token, webhook key, screen session, piece of work) binds the bot once, with {@link
 * dev.passerelle.tenant.Tenant}; Hibernate reads it there. This package must not know what a bot is used for.
 */
package dev.passerelle.tenant;
