package dev.passerelle.conversation;

import dev.passerelle.genesys.Accepted;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.Verdict;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.Lanes;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings one conversation's texts to its operator, one after another, and takes leave at the end.
 *
 * <p>The conversation is what is leased, not the text: nothing can overtake. What was sent without an answer is looked for in
 * Genesys before it is sent again.
 */
@ApplicationScoped
class Dispatcher implements WorkHandler {

    static final String KIND = "DELIVERY";

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    /** Genesys shows a message a moment after it has taken it. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** A permission is given by a person: there is no point in asking every second. */
    private static final int SLOWLY = 3;

    @Inject
    Consignments consignments;

    @Inject
    Deliveries deliveries;

    @Inject
    Doubts doubts;

    @Inject
    Genesys genesys;

    @Inject
    MissingPermission permission;

    @Inject
    Works works;

    @Inject
    Lanes lanes;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        var failures = attempts;
        Consignment before = null;
        while (true) {
            var pause = genesys.pause(conversation);
            var next = consignments.next(conversation, pause.isZero());
            if (next.isEmpty()) {
                return takeLeave(conversation, before == null ? attempts : 0);
            }
            if (!pause.isZero()) {
                return new Outcome.NextTime(clock.instant().plus(pause));
            }
            if (before != null && !next.get().isSameAs(before)) {
                // It went on: what holds up the next one has nothing to do with how long the last one took.
                failures = 0;
            }
            before = next.get();
            var stopped = deliver(conversation, before, failures);
            if (stopped.isPresent()) {
                return stopped.get();
            }
            if (!works.keep(KIND, conversation)) {
                return Outcome.DONE;
            }
            if (lanes.isCrowded(Tenant.current())) {
                return new Outcome.NextTime(clock.instant()); // to the end of the line
            }
        }
    }

    /** @return what to do instead of going on with the next part */
    private Optional<Outcome> deliver(String conversation, Consignment next, int attempts) {
        if (next.integration() == null) {
            deliveries.withoutWay(conversation);
            return Optional.empty();
        }
        try {
            if (next.isInDoubt() && !isToBeSent(conversation, next)) {
                return Optional.empty();
            }
        } catch (GenesysException.Retryable later) {
            return Optional.of(later(later, attempts));
        }
        return send(conversation, next, attempts);
    }

    /** Looks for what is in doubt, and notes what was found. */
    private boolean isToBeSent(String conversation, Consignment next) {
        var finding = doubts.look(conversation, next);
        if (finding instanceof Doubts.Finding.Taken taken) {
            deliveries.accepted(conversation, next, new Accepted(taken.genesysMessageId(), null, null));
            return false;
        }
        if (finding instanceof Doubts.Finding.NotTaken) {
            deliveries.notTaken(conversation, next); // and then it is a part like any other
            return false;
        }
        if (!next.doubt().mayRepeat()) {
            deliveries.uncertain(conversation, next);
            return false;
        }
        deliveries.repeated(conversation, next);
        return true;
    }

    private Optional<Outcome> send(String conversation, Consignment next, int attempts) {
        try {
            var more = deliveries.accepted(conversation, next, say(next));
            return more ? Optional.empty() : Optional.of(Outcome.DONE);
        } catch (GenesysException why) {
            if (!why.verdict().again()) {
                LOG.log(Level.WARNING, "Text {0} of conversation {1} was refused: {2}", new Object[] {
                    next.message(), conversation, why.answer()
                });
            }
            return deliveries.failed(conversation, next, why) ? Optional.of(later(why, attempts)) : Optional.empty();
        }
    }

    /** A button's answer that Genesys does not take as one is still what the visitor said. */
    private Accepted say(Consignment next) {
        if (next.button() != null) {
            try {
                return genesys.answerQuickReply(next.integration(), next.button());
            } catch (GenesysException.Rejected | GenesysException.Gone noAnswer) {
                LOG.log(Level.INFO, "The answer {0} to a quick reply goes as text: {1}", new Object[] {
                    next.message(), noAnswer.answer()
                });
            }
        }
        return genesys.send(next.integration(), next.content());
    }

    private Outcome later(GenesysException why, int attempts) {
        var asked = why instanceof GenesysException.Retryable retryable ? retryable.when() : Optional.<Duration>empty();
        if (why.verdict() == Verdict.HELD) {
            return new Outcome.NextTime(clock.instant().plus(asked.orElse(SETTLING)));
        }
        var failures = why.verdict() == Verdict.FORBIDDEN ? attempts + SLOWLY : attempts;
        var pause = asked.orElseGet(() -> BackOff.after(failures));
        var settled = why.verdict().maybeTaken() && pause.compareTo(SETTLING) < 0 ? SETTLING : pause;
        return new Outcome.Later(clock.instant().plus(settled), attempts + 1);
    }

    private Outcome takeLeave(String conversation, int attempts) {
        var due = deliveries.farewellTo(conversation);
        if (due.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            genesys.disconnectCustomer(due.get().genesysConversation());
        } catch (GenesysException.Retryable retryable) {
            if (due.get().again()) {
                return later(retryable, attempts);
            }
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.DISCONNECT);
        } catch (GenesysException refused) {
            // Without the permission the farewell text is all that the operator gets.
            LOG.log(Level.INFO, "Conversation {0} could not be closed in Genesys: {1}", new Object[] {
                conversation, refused.answer()
            });
        }
        deliveries.farewellDone(conversation);
        return Outcome.DONE;
    }
}
