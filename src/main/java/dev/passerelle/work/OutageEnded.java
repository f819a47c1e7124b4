package dev.passerelle.work;

import java.time.Instant;

/**
 * For some time no node was there to take anything in, and one is again: what Genesys gave up on has to be fetched.
 *
 * <p>Fired by one node, inside the transaction that notes the end: work that an observer asks for in it cannot be lost. When an
 * observer fails, all is undone, and the event is fired again with the next heartbeat. No bot is in force.
 *
 * @param from the last sign of life of anybody, by the time of the database
 * @param to   now, by the time of the database
 */
public record OutageEnded(Instant from, Instant to) {}
