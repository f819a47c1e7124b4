/**
 * What an administrator has to do something about, for as long as it lasts: shown above every page of its bot and counted for
 * whoever is on call.
 *
 * <p>Whoever notices a trouble raises the alarm, and clears it when the trouble is over; neither knows who is told, or how.
 */
package dev.passerelle.alarm;
