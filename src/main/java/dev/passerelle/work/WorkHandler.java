package dev.passerelle.work;

import java.time.Instant;

/** Does one kind of work. Called with the bot in force, outside any transaction, by one thread at a time for a subject. */
public interface WorkHandler {

    /** The kind of work that this one does, at most 30 characters. */
    String kind();

    /** Work of a bot waits behind other work of it in the same lane only. */
    default String lane() {
        return "";
    }

    /**
     * Does what is due for a subject. An exception counts as "later", with a growing pause.
     *
     * @param attempts how often this work has been put off in a row
     */
    Outcome perform(String subject, int attempts);

    /** What became of a piece of work. */
    sealed interface Outcome {

        /** Nothing is left to do. */
        record Done() implements Outcome {}

        /**
         * Something failed.
         *
         * @param failures how often in a row by now; with the next attempt, that many have gone before
         */
        record Later(Instant dueAt, int failures) implements Outcome {}

        /** All well, and due again: the count of attempts starts anew. */
        record NextTime(Instant dueAt) implements Outcome {}

        Outcome DONE = new Done();
    }
}
