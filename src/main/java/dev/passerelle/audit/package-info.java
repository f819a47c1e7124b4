/**
 * Who changed what of a bot: one entry a deed, stored in the transaction of the deed itself.
 *
 * <p>The actor is whoever the platform's security context names. What is secret never comes here: callers mask it.
 */
package dev.passerelle.audit;
