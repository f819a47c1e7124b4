package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachments;
import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.InboundMessage;
import dev.passerelle.genesys.QuickReply;
import dev.passerelle.genesys.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What has to go to Genesys next. A part is marked in the store before it leaves: a crash finds the mark. */
@ApplicationScoped
class Consignments {

    /** Silences after which a part is not repeated blindly: once sent, once repeated. */
    private static final int MOST_SILENCES = 2;

    /** No button is that long, and most texts are: they cost no look. */
    private static final int LONGEST_BUTTON = 300;

    @Inject
    Ledger ledger;

    @Inject
    GivingUp givingUp;

    @Inject
    Connectors connectors;

    @Inject
    Attachments attachments;

    @Inject
    Clock clock;

    /**
     * Empty when everything has gone, or when nobody is there any more to send it for.
     *
     * @param goes whether it leaves at once if it is not in doubt: then it is marked
     */
    @Transactional
    Optional<Consignment> next(String id, boolean goes) {
        var conversation = ledger.locked(id).orElse(null);
        if (conversation == null) {
            return Optional.empty();
        }
        if (conversation.isEnded()) {
            clearAway(conversation);
        }
        var message = ledger.nextForOperator(id);
        while (message.isPresent() && (!goes || message.get().isMaybeTaken()) && isTooOld(message.get())) {
            givingUp.failed(conversation, message.get(), Undelivered.GAVE_UP);
            message = ledger.nextForOperator(id);
        }
        return message.map(found -> consignment(conversation, found, goes));
    }

    private boolean isTooOld(Message message) {
        return GivingUp.isTooOld(message, clock.instant());
    }

    /** After the end: what Genesys knows of is completed, what it cannot know of opens no chat for somebody who has gone. */
    private void clearAway(Conversation conversation) {
        var reached = ledger.hasReachedGenesys(conversation.id());
        if (reached && !conversation.isOverInGenesys()) {
            return;
        }
        var nothingThere = !ledger.mayHaveReachedGenesys(conversation.id());
        if (nothingThere) {
            conversation.farewellDone();
        }
        for (var message : ledger.pending(conversation.id())) {
            var farewell = message.author() == Message.Author.SYSTEM && !conversation.isOverInGenesys();
            var canBeLookedFor = message.isMaybeTaken() && conversation.genesysConversation() != null;
            if (nothingThere || !farewell && !canBeLookedFor) {
                givingUp.failedAfterTheEnd(message);
            }
        }
    }

    private Consignment consignment(Conversation conversation, Message message, boolean goes) {
        var doubt = message.isMaybeTaken() ? doubt(conversation, message) : null;
        if (doubt == null && goes) {
            message.begins();
        }
        var integration = connectors.genesysIntegration(conversation.integration());
        var content = content(conversation, message);
        return new Consignment(
                message.id(), message.partsSent(), integration.orElse(null), content, doubt, button(message, content));
    }

    /** The text as a structured answer, if it is what one of the last offered buttons says or sends. */
    private QuickReply button(Message message, InboundMessage content) {
        if (message.author() != Message.Author.VISITOR
                || content.text() == null
                || content.text().length() > LONGEST_BUTTON) {
            return null;
        }
        return ledger.offerBefore(message)
                .flatMap(offer -> offer.button(message.text())
                        .map(button -> new QuickReply(
                                content.sender(),
                                content.messageId(),
                                content.time(),
                                button.text(),
                                button.payload(),
                                offer.externalId())))
                .orElse(null);
    }

    /** A goodbye that comes twice does no harm, a visitor who stays in Genesys for ever does. */
    private static Consignment.Doubt doubt(Conversation conversation, Message message) {
        var goodbye = conversation.isEnded() && message.author() == Message.Author.SYSTEM;
        var mayRepeat = goodbye || message.unanswered() < MOST_SILENCES;
        return new Consignment.Doubt(conversation.genesysConversation(), mayRepeat && !conversation.isOverInGenesys());
    }

    private InboundMessage content(Conversation conversation, Message message) {
        var part = message.partsSent();
        var parts = Texts.parts(message.text());
        var first = !ledger.hasReachedGenesys(conversation.id());
        return new InboundMessage(
                first ? sender(conversation) : Sender.of(conversation.id()),
                part == 0 ? message.id() : message.id() + "-" + (part + 1),
                message.at().plusMillis(part),
                parts.get(part),
                // With the last part: the words come before what they speak of.
                part == parts.size() - 1 ? attachments.toOperator(message.id()).orElse(null) : null,
                first ? conversation.attributes() : Map.of(),
                first || conversation.genesysConversation() == null);
    }

    private static Sender sender(Conversation conversation) {
        var identity = conversation.visitor();
        return new Sender(conversation.id(), null, identity.firstName(), identity.lastName(), identity.email());
    }
}
