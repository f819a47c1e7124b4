package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.work.BackOff;
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
 * <p>The conversation is what is leased, not the text: nothing can overtake. A text whose answer was lost goes again under
 * the same id and time.
 */
@ApplicationScoped
class Dispatcher implements WorkHandler {

    static final String KIND = "DELIVERY";

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    @Inject
    Deliveries deliveries;

    @Inject
    Genesys genesys;

    @Inject
    Works works;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        for (var next = deliveries.next(conversation); next.isPresent(); next = deliveries.next(conversation)) {
            var stopped = deliver(conversation, next.get(), attempts);
            if (stopped.isPresent()) {
                return stopped.get();
            }
            if (!works.hold(KIND, conversation)) {
                return Outcome.DONE;
            }
        }
        return takeLeave(conversation, attempts);
    }

    /** @return what to do instead of going on with the next text */
    private Optional<Outcome> deliver(String conversation, Consignment consignment, int attempts) {
        if (consignment.integration() == null) {
            deliveries.withoutWay(conversation);
            return Optional.empty();
        }
        try {
            deliveries.accepted(
                    conversation, consignment, genesys.send(consignment.integration(), consignment.content()));
            return Optional.empty();
        } catch (GenesysException.Rejected | GenesysException.Gone never) {
            LOG.log(Level.WARNING, "Text {0} of conversation {1} was refused: {2}", new Object[] {
                consignment.message(), conversation, never.answer()
            });
            deliveries.refused(conversation, consignment, never);
            return Optional.empty();
        } catch (GenesysException later) {
            return deliveries.postponed(conversation, consignment, later)
                    ? Optional.of(later(later, attempts))
                    : Optional.empty();
        }
    }

    private Outcome later(GenesysException why, int attempts) {
        var pause = why instanceof GenesysException.Retryable retryable
                ? retryable.when().orElseGet(() -> BackOff.after(attempts))
                : BackOff.after(attempts);
        return new Outcome.Later(clock.instant().plus(pause));
    }

    private Outcome takeLeave(String conversation, int attempts) {
        var due = deliveries.farewellTo(conversation);
        if (due.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            genesys.disconnectCustomer(due.get());
        } catch (GenesysException.Retryable retryable) {
            if (attempts < MOST_FAREWELLS) {
                return later(retryable, attempts);
            }
        } catch (GenesysException refused) {
            // Without the permission the farewell text is all that the operator gets.
            LOG.log(Level.INFO, "Conversation {0} could not be closed in Genesys: {1}", new Object[] {
                conversation, refused.answer()
            });
        }
        deliveries.farewellDone(conversation);
        return Outcome.DONE;
    }

    /** With the longest pause of {@link BackOff} between them, about a day. */
    private static final int MOST_FAREWELLS = (int) (Duration.ofDays(1).toMinutes() / 5);
}
