package dev.passerelle.conversation;

import dev.passerelle.genesys.ConversationState;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.tenant.Bots;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Watches one open conversation: Genesys sends no event when an operator joins, hands on or ends, so it is read again and
 * again, as often as the request budget of its bot allows.
 */
@ApplicationScoped
class Observation implements WorkHandler {

    static final String KIND = "OBSERVATION";

    private static final Logger LOG = Logger.getLogger(Observation.class.getName());

    /** How long the end may wait for the last words: their webhooks first, then what can be read back. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(2);

    private static final Duration SOON = Duration.ofSeconds(2);

    /** Where reading is not allowed, that will not change within seconds. */
    private static final Duration FORBIDDEN = Duration.ofMinutes(1);

    @Inject
    LifeCycle lifeCycle;

    @Inject
    Ledger ledger;

    @Inject
    Bots bots;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    QueueNews queueNews;

    @Inject
    Recovery recovery;

    @Inject
    Pace pace;

    @Inject
    MissingPermission permission;

    @Inject
    Clock clock;

    /** Genesys has given up on the webhook of a message that is older, and we read it back. */
    @Inject
    @ConfigProperty(name = "passerelle.repair.after", defaultValue = "PT90S")
    Duration givenUpAfter;

    /** A conversation that was just made may not be readable yet. */
    @Inject
    @ConfigProperty(name = "passerelle.genesys.unknown.grace", defaultValue = "PT1M")
    Duration grace;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        var bot = bots.current();
        var open = lifeCycle.open(conversation, bot).orElse(null);
        if (open == null) {
            return Outcome.DONE;
        }
        // Before a time-out Genesys is asked in any case: an operator may have come while we were away.
        var due = !clock.instant().isBefore(open.next());
        var next = due || budget.mayPoll() ? look(open, clock.instant().minus(givenUpAfter)) : later(open);
        if (next == null || (due && lifeCycle.timeOut(conversation, bot))) {
            return Outcome.DONE;
        }
        var timeOut = due
                ? lifeCycle.open(conversation, bot).map(LifeCycle.Open::next).orElse(next)
                : open.next();
        return new Outcome.NextTime(timeOut.isBefore(next) ? timeOut : next);
    }

    /**
     * Asks Genesys where a conversation stands.
     *
     * @param saidBefore what was said before then and is not here is read back
     * @return when to look again; null when it is over
     */
    Instant look(LifeCycle.Open open, Instant saidBefore) {
        try {
            return open.genesysConversation() == null ? find(open) : read(open, saidBefore);
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.READ_CONVERSATIONS);
            return clock.instant().plus(FORBIDDEN);
        } catch (GenesysException failed) {
            // The next look finds out; time-outs are ours to keep and need no answer.
            LOG.log(Level.FINE, "Conversation {0} could not be read: {1}", new Object[] {open.id(), failed.answer()});
            return later(open);
        }
    }

    private Instant later(LifeCycle.Open open) {
        return clock.instant().plus(pace.pause(open.id()));
    }

    /** Genesys took a text and did not say into which conversation it went. */
    private Instant find(LifeCycle.Open open) {
        tellQueue(open, null);
        var message = ledger.anyAcceptedAs(open.id());
        if (message.isPresent()) {
            genesys.conversationOf(message.get()).ifPresent(found -> lifeCycle.knownInGenesysAs(open.id(), found));
        }
        return later(open);
    }

    private Instant read(LifeCycle.Open open, Instant saidBefore) {
        try {
            var state = genesys.conversation(open.genesysConversation());
            permission.there(MissingPermission.READ_CONVERSATIONS);
            return apply(open, state, saidBefore);
        } catch (GenesysException.Gone gone) {
            if (open.since().plus(grace).isAfter(clock.instant())) {
                return later(open);
            }
            lifeCycle.endedInGenesys(open.id());
            return null;
        }
    }

    private Instant apply(LifeCycle.Open open, ConversationState state, Instant saidBefore) {
        var missing = recovery.missing(open.id(), state);
        if (state.phase() == ConversationState.Phase.ENDED && !missing.isEmpty() && !isToldToTheEnd(open, missing)) {
            return clock.instant().plus(SOON);
        }
        if (open.isNews(state) && lifeCycle.observed(open.id(), state)) {
            return null;
        }
        tellQueue(open, state.queueId());
        readBack(open, Recovery.before(saidBefore, missing));
        return later(open);
    }

    /** That a message cannot be read back is no reason to look at the conversation less often. */
    private void readBack(LifeCycle.Open open, List<ConversationState.Said> missing) {
        try {
            recovery.fill(open, missing);
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.READ_MESSAGES);
        }
    }

    /** Words that were said before the end must not be lost with it. @return whether it may end now */
    private boolean isToldToTheEnd(LifeCycle.Open open, List<ConversationState.Said> missing) {
        var since = lifeCycle.leaving(open.id());
        if (open.leavingSince() == null) {
            return false;
        }
        try {
            return recovery.fill(open, missing) || isOver(since);
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.READ_MESSAGES);
            return isOver(since);
        } catch (GenesysException unreadable) {
            LOG.log(Level.WARNING, "The last words of conversation {0} cannot be read back: {1}", new Object[] {
                open.id(), unreadable.answer()
            });
            return isOver(since);
        }
    }

    private boolean isOver(Instant since) {
        return clock.instant().isAfter(since.plus(LAST_WORDS));
    }

    private void tellQueue(LifeCycle.Open open, String queueId) {
        if (open.status() == Conversation.Status.WAITING) {
            queueNews.tell(open, queueId);
        }
    }
}
