package dev.passerelle.conversation;

import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often a conversation is looked at: all open ones of a bot share its budget, and one that somebody watches counts three
 * times.
 */
@ApplicationScoped
class Pace {

    private static final int WEIGHT_OF_WATCHED = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;

    @Inject
    Ledger ledger;

    @Inject
    Streams streams;

    @Inject
    Clock clock;

    /** Two thirds of a minute's requests: the others are for texts. */
    @Inject
    @ConfigProperty(name = "PASSERELLE_GENESYS_REQUESTS_PER_MINUTE", defaultValue = "270")
    int perMinute;

    private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();

    /** Open conversations of a bot, and how many of them somebody on this node watches. */
    private record Crowd(long open, long watched, Instant until) {}

    /** A pause before the next look, not the same twice: many that begin together should not stay together. */
    Duration pause(String conversation) {
        var fair = fair(crowd(), streams.isWatched(conversation), perMinute * 2 / 3);
        var millis = fair.toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    static Duration fair(long open, long watched, boolean isWatched, int readsPerMinute) {
        var shares = open + watched * (WEIGHT_OF_WATCHED - 1);
        var one = Duration.ofMinutes(shares).dividedBy(Math.max(1, readsPerMinute));
        var mine = isWatched ? one.dividedBy(WEIGHT_OF_WATCHED) : one;
        return mine.compareTo(SHORTEST) < 0 ? SHORTEST : mine.compareTo(LONGEST) > 0 ? LONGEST : mine;
    }

    private static Duration fair(Crowd crowd, boolean isWatched, int readsPerMinute) {
        return fair(crowd.open(), crowd.watched(), isWatched, readsPerMinute);
    }

    private Crowd crowd() {
        var bot = Tenant.current();
        var known = crowds.get(bot);
        var now = clock.instant();
        if (known == null || now.isAfter(known.until())) {
            if (crowds.size() > MOST_REMEMBERED) {
                crowds.clear();
            }
            known = new Crowd(ledger.openCount(), streams.watchedOf(bot), now.plus(FRESH));
            crowds.put(bot, known);
        }
        return known;
    }
}
