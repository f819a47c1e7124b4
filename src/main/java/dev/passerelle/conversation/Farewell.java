package dev.passerelle.conversation;

import dev.passerelle.genesys.ConversationState.Phase;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.InboundMessage;
import dev.passerelle.genesys.Sender;
import dev.passerelle.work.BackOff;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes a visitor out of Genesys whose conversation is erased here: tells the operator, then disconnects. */
@ApplicationScoped
class Farewell implements WorkHandler {

    static final String KIND = "FAREWELL";

    private static final Logger LOG = Logger.getLogger(Farewell.class.getName());

    private static final Duration PATIENCE = Duration.ofDays(1);

    @Inject
    Departures departures;

    @Inject
    Genesys genesys;

    @Inject
    MissingPermission permission;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        var departure = departures.find(conversation).orElse(null);
        if (departure == null) {
            return Outcome.DONE;
        }
        try {
            takeLeave(departure);
        } catch (GenesysException.Retryable retryable) {
            if (departure.leftAt().plus(PATIENCE).isAfter(clock.instant())) {
                return new Outcome.Later(
                        clock.instant().plus(retryable.when().orElseGet(() -> BackOff.after(attempts))), attempts + 1);
            }
            LOG.log(Level.WARNING, "The visitor of erased conversation {0} stays in Genesys", conversation);
        } catch (GenesysException.Refused refused) {
            permission.missing(refused, MissingPermission.DISCONNECT);
        } catch (GenesysException refused) {
            LOG.log(
                    Level.WARNING,
                    "The visitor of erased conversation {0} could not be taken out of Genesys: {1}",
                    new Object[] {conversation, refused.answer()});
        }
        departures.done(conversation);
        return Outcome.DONE;
    }

    private void takeLeave(Departure departure) {
        var known = departure.genesysConversation();
        if (known != null && isOver(known)) {
            // A word now would open it again.
            return;
        }
        var told = departure.isTold() ? known : tell(departure);
        if (told != null) {
            genesys.disconnectCustomer(told);
        }
    }

    private boolean isOver(String genesysConversation) {
        try {
            return genesys.conversation(genesysConversation).phase() == Phase.ENDED;
        } catch (GenesysException.Gone gone) {
            return true;
        } catch (GenesysException.Refused unreadable) {
            return false;
        }
    }

    private String tell(Departure departure) {
        var known = departure.genesysConversation();
        if (departure.integration() == null) {
            return known;
        }
        var text = new InboundMessage(
                Sender.of(departure.id()),
                departure.id() + "-bye",
                clock.instant(),
                Sentences.VISITOR_LEFT.in(departure.locale()),
                null,
                Map.of(),
                known == null);
        try {
            var accepted = genesys.send(departure.integration(), text);
            var conversation = accepted.conversationId() == null ? known : accepted.conversationId();
            departures.told(departure.id(), conversation);
            return conversation;
        } catch (GenesysException.Gone | GenesysException.Rejected never) {
            return known;
        }
    }
}
