package dev.passerelle.web;

/** How much waits in a list of the chosen bot, beside its entry in the menu. Implemented by who knows. */
public interface MenuCount {

    /** @param more whether there is more than was counted: nobody needs the exact figure there */
    record Shown(int count, boolean more) {}

    Shown shown();
}
