package dev.passerelle.failure;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Where a page of the list ends, as it stands in an address: when something failed, and its id. */
record Mark(Instant failedAt, String id) {

    private static final String BETWEEN = "~";

    static Optional<Mark> of(String text) {
        if (text == null || !text.contains(BETWEEN)) {
            return Optional.empty();
        }
        var at = text.indexOf(BETWEEN);
        try {
            return Optional.of(new Mark(Instant.parse(text.substring(0, at)), text.substring(at + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return failedAt + BETWEEN + id;
    }
}
