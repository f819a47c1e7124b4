/**
 * Figures of the livechat over a period, for people: how many, how quick, how it ended.
 *
 * <p>Counted by the database from the rows of conversations and dead letters, never from messages: a million of them must not
 * make a page slow. Nobody else asks for these figures; what a machine watches stands in {@code operations}.
 */
package dev.passerelle.statistics;
