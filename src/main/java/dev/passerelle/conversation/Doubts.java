package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Finds out what became of a part that was sent without an answer: Genesys shows what it has taken from a visitor. */
@ApplicationScoped
class Doubts {

    @Inject
    Ledger ledger;

    @Inject
    Genesys genesys;

    /** What Genesys shows. */
    sealed interface Finding {

        /** It has the part, under that id. */
        record Taken(String genesysMessageId) implements Finding {}

        record NotTaken() implements Finding {}

        /** It does not let itself be asked, or does not show enough. */
        record Unknowable() implements Finding {}
    }

    /** @throws GenesysException.Retryable when it can be asked later */
    Finding look(String conversation, Consignment sent) {
        var where = sent.doubt().genesysConversation();
        if (where == null) {
            return new Finding.Unknowable();
        }
        try {
            return compare(genesys.takenFromVisitor(where), ledger.acceptedIds(conversation));
        } catch (GenesysException.Retryable later) {
            throw later;
        } catch (GenesysException closed) {
            return new Finding.Unknowable();
        }
    }

    /**
     * A conversation's parts go one after another, so only what came after the last one that was accepted can be the one in
     * doubt: what is older and not known here is the double of an earlier repetition.
     *
     * @param taken as Genesys shows it, oldest first
     * @param accepted what was accepted here; a null is one that Genesys did not name, so that nothing can be told
     */
    static Finding compare(List<String> taken, Collection<String> accepted) {
        if (accepted.stream().anyMatch(Objects::isNull)) {
            return new Finding.Unknowable();
        }
        var last = -1;
        for (int i = 0; i < taken.size(); i++) {
            last = accepted.contains(taken.get(i)) ? i : last;
        }
        if (last < 0 && !accepted.isEmpty()) {
            return new Finding.Unknowable();
        }
        return last == taken.size() - 1 ? new Finding.NotTaken() : new Finding.Taken(taken.get(taken.size() - 1));
    }
}
