package dev.passerelle.conversation;

import dev.passerelle.attachment.Offer;
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
 */
public record Arrival(
        String integration,
        String conversation,
        String externalId,
        Message.Author author,
        String text,
        List<Offer> files,
        List<QuickReply> quickReplies,
        Instant at) {

    /** A button; what it sends back. */
    public record QuickReply(String text, String payload) {}

    String quickRepliesAsJson() {
        return quickReplies.isEmpty() ? null : Json.write(quickReplies);
    }
}
