/**
 * Who may come in, and what is kept secret: administrators, API keys, chat tokens, signed addresses, encryption at rest.
 *
 * <p>It knows bots by id and conversations by id only; what they are is decided above.
 */
package dev.passerelle.security;
