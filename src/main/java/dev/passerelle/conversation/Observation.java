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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Watches one open conversation: Genesys sends no event when an operator joins, hands on or ends, so it is read again and
 * again, as often as the request budget of its bot allows.
 */
@ApplicationScoped
class Observation implements WorkHandler {

    static final String KIND = "OBSERVATION";

    private static final Logger LOG = Logger.getLogger(Observation.class.getName());

    /** Reads a minute that all open conversations of a bot share. */
    private static final int READS_A_MINUTE = 200;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(25);

    /** A conversation that was just made may not be readable yet. */
    private static final Duration GRACE = Duration.ofMinutes(1);

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
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        var open = lifeCycle.afterTimeouts(conversation, bots.current());
        if (open.isEmpty()) {
            return Outcome.DONE;
        }
        var ended = budget.mayPoll() && look(conversation, open.get());
        return ended ? Outcome.DONE : new Outcome.NextTime(clock.instant().plus(pause()));
    }

    /** @return whether it has ended */
    private boolean look(String conversation, LifeCycle.Open open) {
        if (open.status() == Conversation.Status.WAITING) {
            queueNews.tell(conversation, open.queueId());
        }
        try {
            return open.genesysConversation() != null && read(conversation, open);
        } catch (GenesysException later) {
            // The next look finds out; time-outs are ours to keep and need no answer.
            LOG.log(Level.FINE, "Conversation {0} could not be read: {1}", new Object[] {conversation, later.answer()});
            return false;
        }
    }

    private boolean read(String conversation, LifeCycle.Open open) {
        try {
            return apply(conversation, genesys.conversation(open.genesysConversation()));
        } catch (GenesysException.Gone gone) {
            if (open.since().plus(GRACE).isAfter(clock.instant())) {
                return false;
            }
            lifeCycle.endedInGenesys(conversation);
            return true;
        }
    }

    private boolean apply(String conversation, ConversationState state) {
        switch (state.phase()) {
            case ENDED -> lifeCycle.endedInGenesys(conversation);
            case ATTENDED ->
                lifeCycle.attended(
                        conversation,
                        state.operator() == null ? null : state.operator().name());
            case WAITING, TRANSFERRING, UNKNOWN -> {
                // Nothing that the visitor has to know.
            }
        }
        return state.phase() == ConversationState.Phase.ENDED;
    }

    private Duration pause() {
        var fair = Duration.ofSeconds(ledger.openCount() * 60 / READS_A_MINUTE);
        return fair.compareTo(SHORTEST) < 0 ? SHORTEST : fair.compareTo(LONGEST) > 0 ? LONGEST : fair;
    }
}
