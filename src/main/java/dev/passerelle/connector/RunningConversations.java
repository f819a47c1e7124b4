package dev.passerelle.connector;

/** The conversations that go on now. The component that holds them implements it. */
public interface RunningConversations {

    /** How many of the bot in force have this skill. */
    long of(String skill);
}
