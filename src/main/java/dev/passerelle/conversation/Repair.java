package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.tenant.Bots;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads one open conversation back after an outage of ours, when Genesys may have given up on any webhook. */
@ApplicationScoped
class Repair implements WorkHandler {

    static final String KIND = "REPAIR";

    private static final Logger LOG = Logger.getLogger(Repair.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Inject
    LifeCycle lifeCycle;

    @Inject
    Bots bots;

    @Inject
    Recovery recovery;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        var open = lifeCycle.open(conversation, bots.current()).orElse(null);
        if (open == null || open.genesysConversation() == null) {
            // Over, or not yet known in Genesys: then nothing can have been said.
            return Outcome.DONE;
        }
        try {
            return budget.mayPoll() && readBack(open) ? Outcome.DONE : whenThereIsBudget();
        } catch (GenesysException.Gone | GenesysException.Refused never) {
            LOG.log(Level.WARNING, "Conversation {0} cannot be read back: {1}", new Object[] {
                conversation, never.answer()
            });
            return Outcome.DONE;
        } catch (GenesysException later) {
            return new Outcome.Later(clock.instant().plus(BackOff.after(attempts)));
        }
    }

    private boolean readBack(LifeCycle.Open open) {
        var state = genesys.conversation(open.genesysConversation());
        return recovery.fill(open, recovery.missing(open.id(), state));
    }

    private Outcome whenThereIsBudget() {
        var millis = PAUSE.toMillis();
        return new Outcome.NextTime(
                clock.instant().plusMillis(millis + ThreadLocalRandom.current().nextLong(millis)));
    }
}
