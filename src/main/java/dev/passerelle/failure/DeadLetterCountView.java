package dev.passerelle.failure;

import dev.passerelle.web.MenuCount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** How many messages are in failure, beside the entry of the menu. */
@RequestScoped
public class DeadLetterCountView implements MenuCount {

    private static final int MOST = 99;

    @Inject
    DeadLetterLines lines;

    @Override
    public Shown shown() {
        var counted = lines.count(Selection.ALL, MOST + 1);
        return new Shown(Math.min(counted, MOST), counted > MOST);
    }
}
