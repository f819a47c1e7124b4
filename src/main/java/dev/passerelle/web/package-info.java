/**
 * What is common to the screens: sign-in, frame, menu, the chosen bot, language, errors.
 *
 * <p>Every address below {@code /bms} names its bot; the bot is bound from the address alone, so two tabs with two bots never
 * mix. This package must not know what a connector or a conversation is: what it shows of them it asks through {@link
 * dev.passerelle.web.StateStrip}.
 */
package dev.passerelle.web;
