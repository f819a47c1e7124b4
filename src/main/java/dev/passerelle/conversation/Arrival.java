package dev.passerelle.conversation;

import dev.passerelle.attachment.Offer;
import dev.passerelle.genesys.OutboundMessage;
import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.List;

/**
 * A message from Genesys for a visitor, as the webhook hands it over.
 *
 * @param integration our id of the integration that it came through
 * @param conversation the address it was sent to, which is our conversation's id
 * @param externalId Genesys' id; together with the integration it is stored once
 * @param files that came with it, still at Genesys
 * @param at when Genesys says that it was said; null when it does not say
 * @param repaired whether it was read back from Genesys because its webhook never came
 */
public record Arrival(
        String integration,
        String conversation,
        String externalId,
        Message.Author author,
        String text,
        List<Offer> files,
        List<QuickReply> quickReplies,
        Instant at,
        boolean repaired) {

    /** As the webhook brings it. */
    public Arrival(
            String integration,
            String conversation,
            String externalId,
            Message.Author author,
            String text,
            List<Offer> files,
            List<QuickReply> quickReplies,
            Instant at) {
        this(integration, conversation, externalId, author, text, files, quickReplies, at, false);
    }

    /** As it was read back. */
    static Arrival repaired(String integration, String conversation, OutboundMessage message) {
        return new Arrival(
                integration,
                conversation,
                message.id(),
                authorOf(message),
                message.text(),
                files(message),
                quickReplies(message),
                message.at(),
                true);
    }

    public static Message.Author authorOf(OutboundMessage message) {
        return message.byFlow() ? Message.Author.BOT : Message.Author.OPERATOR;
    }

    public static List<Offer> files(OutboundMessage message) {
        return message.files().stream()
                .map(file -> new Offer(file.filename(), file.mediaType(), file.size(), file.source()))
                .toList();
    }

    public static List<QuickReply> quickReplies(OutboundMessage message) {
        return message.buttons().stream()
                .map(button -> new QuickReply(button.text(), button.payload()))
                .toList();
    }

    /** A button; what it sends back. */
    public record QuickReply(String text, String payload) {}

    String quickRepliesAsJson() {
        return quickReplies.isEmpty() ? null : Json.write(quickReplies);
    }
}
