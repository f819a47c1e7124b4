package dev.passerelle.conversation;

import dev.passerelle.genesys.ConversationState;
import dev.passerelle.genesys.ConversationState.Said;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Appends what Genesys' side has said and no webhook has brought: Genesys gives up on a webhook after a minute or so, but
 * goes on showing the message.
 *
 * <p>A webhook that comes after all finds its message stored: the same unique key holds for both ways.
 */
@ApplicationScoped
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());

    private static final int MOST_REMEMBERED = 20_000;

    @Inject
    Ledger ledger;

    @Inject
    Arrivals arrivals;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    MissingPermission permission;

    /** Off where Genesys' ids of messages turn out to be others here than in its webhooks. */
    @Inject
    @ConfigProperty(name = "passerelle.genesys.repair", defaultValue = "true")
    boolean enabled;

    /** Messages that were read back and have nothing to show. */
    private final Set<String> empty = ConcurrentHashMap.newKeySet();

    /** What is said in Genesys and not stored here, oldest first. */
    List<Said> missing(String conversation, ConversationState state) {
        if (!enabled || state.said().isEmpty()) {
            return List.of();
        }
        var heard = ledger.heard(conversation);
        nameSpeakers(conversation, state, heard);
        var known = heard.keySet().stream().map(Recovery::canonical).collect(Collectors.toSet());
        return state.said().stream()
                .filter(said -> !known.contains(canonical(said.messageId())) && !empty.contains(said.messageId()))
                .sorted(Comparator.comparing(Said::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** With more than one operator, the conversation's operator need not be who spoke. */
    private void nameSpeakers(String conversation, ConversationState state, Map<String, String> heard) {
        var named =
                state.said().stream().filter(said -> said.operator() != null).toList();
        if (named.stream().map(Said::operator).distinct().count() < 2) {
            return;
        }
        for (var said : named) {
            var name = heard.get(said.messageId());
            if (name != null && !name.equals(said.operator())) {
                ledger.nameSpeaker(conversation, said.messageId(), said.operator());
            }
        }
    }

    private static String canonical(String id) {
        return id.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Reads messages back and appends them.
     *
     * @return whether all of them are here now; not when the request budget is used up
     * @throws GenesysException when Genesys cannot be asked, or the permission to read messages is missing
     */
    boolean fill(LifeCycle.Open open, List<Said> missing) {
        for (var said : missing) {
            if (!budget.mayPoll()) {
                return false;
            }
            recover(open, said);
        }
        return true;
    }

    private void recover(LifeCycle.Open open, Said said) {
        try {
            var message = genesys.saidToVisitor(said.messageId());
            permission.there(MissingPermission.READ_MESSAGES);
            if (message.isEmpty()) {
                rememberEmpty(said.messageId());
                return;
            }
            var placed = arrivals.message(Arrival.repaired(open.integration(), open.id(), message.get()));
            if (placed == Arrivals.Placed.STORED) {
                Metrics.counter("passerelle.repaired").increment();
                LOG.log(Level.INFO, "Message {0} of conversation {1} was read back", new Object[] {
                    said.messageId(), open.id()
                });
            }
        } catch (GenesysException.Gone | GenesysException.Rejected unreadable) {
            LOG.log(Level.WARNING, "Message {0} of conversation {1} cannot be read back: {2}", new Object[] {
                said.messageId(), open.id(), unreadable.answer()
            });
            rememberEmpty(said.messageId());
        }
    }

    private void rememberEmpty(String id) {
        if (empty.size() > MOST_REMEMBERED) {
            empty.clear();
        }
        empty.add(id);
    }

    /** Those that were said before a moment; who gives no time is not among them. */
    static List<Said> before(Instant moment, List<Said> said) {
        return said.stream()
                .filter(one -> one.at() != null && one.at().isBefore(moment))
                .toList();
    }
}
