package dev.passerelle.connector;

import dev.passerelle.tenant.Bot;
import java.util.Arrays;

/** The entity tags of configurations: a bot's id, because a slug may be given again, and its version. */
final class ETags {

    private ETags() {}

    /** Without the quotes of the header. */
    static String of(Bot bot) {
        return bot.id() + "-" + bot.version();
    }

    /**
     * @param ifMatch the header, or null when there is none
     * @param tag null when there is nothing yet
     */
    static boolean allow(String ifMatch, String tag) {
        if (ifMatch == null) {
            return true;
        }
        return tag != null
                && Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals("\"" + tag + "\""));
    }
}
