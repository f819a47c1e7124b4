package dev.passerelle.conversation;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
            return newOnes(genesys.takenFromVisitor(where), ledger.acceptedIds(conversation))
                    .map(found -> identified(conversation, sent, found))
                    .orElseGet(Finding.Unknowable::new);
        } catch (GenesysException.Retryable later) {
            throw later;
        } catch (GenesysException closed) {
            return new Finding.Unknowable();
        }
    }

    /**
     * The one in doubt among them, by our own id. Where Genesys does not show that, it is the last one, unless it could be
     * the late double of another part that was repeated.
     */
    private Finding identified(String conversation, Consignment sent, List<String> found) {
        for (var id : found) {
            var ours = genesys.ourIdOf(id);
            if (ours.isEmpty() || !ledger.isOurs(conversation, ours.get())) {
                return ledger.hasOtherDoubts(conversation, sent.message(), sent.part())
                        ? new Finding.Unknowable()
                        : new Finding.Taken(found.get(found.size() - 1));
            }
            if (ours.get().equals(sent.content().messageId())) {
                return new Finding.Taken(id);
            }
        }
        return new Finding.NotTaken();
    }

    /**
     * What Genesys has taken since the last part that was accepted: a conversation's parts go one after another, so what is
     * older and not known here is the double of an earlier repetition. Empty when that cannot be told.
     *
     * @param taken as Genesys shows it, oldest first
     * @param accepted what was accepted here; a null is one that Genesys did not name
     */
    static Optional<List<String>> newOnes(List<String> taken, Collection<String> accepted) {
        if (accepted.stream().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        var last = -1;
        for (int i = 0; i < taken.size(); i++) {
            last = accepted.contains(taken.get(i)) ? i : last;
        }
        return last < 0 && !accepted.isEmpty() ? Optional.empty() : Optional.of(taken.subList(last + 1, taken.size()));
    }
}
