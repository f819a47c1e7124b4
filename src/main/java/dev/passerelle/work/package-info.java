/**
 * What is due, across bots: one row for each kind of work and its subject, taken by lease, done with the bot in force.
 *
 * <p>A row is stored in the transaction that makes the work necessary, and leaves when the work is done; a process that
 * dies in between leaves the row, and its lease runs out. Only ids are kept here, never content.
 */
package dev.passerelle.work;
