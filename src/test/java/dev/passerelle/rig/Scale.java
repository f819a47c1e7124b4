package dev.passerelle.rig;

import java.util.Random;

/**
 * How large a run is. Every number is a system property, {@code rig.kills} and so on; the seed makes the same run again, as
 * far as the machine's own timing lets it.
 *
 * @param messages each way, over all conversations
 * @param kills how often something is killed
 * @param webhookRetryMillis the pause between two attempts of Genesys: 5 000 in reality
 */
record Scale(long seed, int bots, int conversations, int messages, int kills, int pauseMillis, int webhookRetryMillis) {

    static Scale ofThisRun() {
        return new Scale(
                Long.getLong("rig.seed", System.nanoTime() & 0xFFFF_FFFFL),
                number("bots", 4),
                number("conversations", 20),
                number("messages", 600),
                number("kills", 2),
                number("pauseMillis", 40),
                number("webhookRetryMillis", 5_000));
    }

    static int number(String name, int otherwise) {
        return Integer.getInteger("rig." + name, otherwise);
    }

    static int port(int offset) {
        return number("port", 9560) + offset;
    }

    /** Different for each part of a run, so that one's draws do not shift another's. */
    Random random(String part) {
        return new Random(seed ^ part.hashCode());
    }

    Scale withMessages(int other) {
        return new Scale(seed, bots, conversations, other, kills, pauseMillis, webhookRetryMillis);
    }

    int messagesOfOne() {
        return Math.max(1, messages / conversations);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + bots + " bots, " + conversations + " conversations, " + messages
                + " messages each way, " + kills + " kills";
    }
}
