package dev.passerelle.callback;

/** What came of a call. */
sealed interface Reply {

    /** 2xx. */
    record Taken() implements Reply {}

    /** 410: the receiver wants no more. */
    record Unwanted() implements Reply {}

    /** Anything else. @param answer in short, without anything of the body */
    record Failed(String answer) implements Reply {}
}
