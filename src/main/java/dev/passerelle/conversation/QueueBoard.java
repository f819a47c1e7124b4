package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.QueueLoad;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How busy the queues of the bot in force are, all of them in one call: however many pages look, Genesys is asked once every few
 * seconds. While it does not answer, what it said last stays, with its age.
 */
@ApplicationScoped
class QueueBoard {

    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    Genesys genesys;

    @Inject
    Clock clock;

    private final Map<String, Reading> last = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    /** Why the figures are not those of now. */
    enum Trouble {
        AWAY,
        REFUSED
    }

    /**
     * @param loads by the queue's id
     * @param readAt when Genesys gave them; null when it never did
     * @param trouble null when all is well
     */
    record Reading(Set<String> queues, Map<String, QueueLoad> loads, Instant readAt, Instant askedAt, Trouble trouble) {

        private static final Reading NONE = new Reading(Set.of(), Map.of(), null, Instant.EPOCH, null);

        boolean isFreshFor(Set<String> wanted, Instant now) {
            return queues.containsAll(wanted) && now.isBefore(askedAt.plus(FRESH));
        }
    }

    /** What is known without asking. */
    Reading known() {
        return last.getOrDefault(Tenant.current(), Reading.NONE);
    }

    Reading of(Set<String> queues) {
        var bot = Tenant.current();
        var known = known();
        // Somebody who asks already is not waited for: a Genesys that is slow takes one thread.
        if (queues.isEmpty() || known.isFreshFor(queues, clock.instant()) || !asking.add(bot)) {
            return known;
        }
        try {
            var reading = ask(queues, known);
            last.put(bot, reading);
            return reading;
        } finally {
            asking.remove(bot);
        }
    }

    private Reading ask(Set<String> queues, Reading known) {
        try {
            var loads = genesys.loads(queues);
            return new Reading(queues, loads, clock.instant(), clock.instant(), null);
        } catch (GenesysException e) {
            var trouble = e instanceof GenesysException.Retryable ? Trouble.AWAY : Trouble.REFUSED;
            return new Reading(queues, known.loads(), known.readAt(), clock.instant(), trouble);
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        last.remove(erased.bot());
    }
}
