package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.tenant.Bots;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.Fanout;
import dev.passerelle.work.OutageEnded;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    /** Between two conversations of one bot: a third of a minute's requests, as each may take two or three. */
    private static final Duration PACE = Duration.ofMillis(600);

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
    Fanout fanout;

    @Inject
    MissingPermission permission;

    @Inject
    Clock clock;

    /** With the transaction that notes the end of the outage: what it asks for cannot be lost. */
    void afterAnOutage(@Observes OutageEnded outage) {
        var asked = fanout.request(KIND, Observation.KIND, PACE);
        LOG.log(Level.WARNING, "Nobody was there from {0} to {1}: {2} conversations are read back", new Object[] {
            outage.from(), outage.to(), asked
        });
    }

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
        } catch (GenesysException.Gone gone) {
            // The next look ends it.
            return Outcome.DONE;
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.READ_MESSAGES);
            return Outcome.DONE;
        } catch (GenesysException later) {
            return new Outcome.Later(clock.instant().plus(BackOff.after(attempts)), attempts + 1);
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
