package dev.passerelle.conversation;

import dev.passerelle.genesys.InboundMessage;
import dev.passerelle.genesys.QuickReply;

/**
 * The next part of a text, ready for Genesys.
 *
 * @param message our id of the text that it is part of
 * @param part which one, from 0
 * @param integration Genesys' id of the integration that it goes through; null when that is no longer there
 * @param doubt null unless it was sent before and nobody knows what became of it
 * @param button the text as the answer to a quick reply; null when it is none
 */
record Consignment(
        String message, int part, String integration, InboundMessage content, Doubt doubt, QuickReply button) {

    /**
     * What is known of a part that Genesys may have.
     *
     * @param genesysConversation where to look for it; null when that is not known
     * @param mayRepeat whether it may be sent once more when looking does not help
     */
    record Doubt(String genesysConversation, boolean mayRepeat) {}

    boolean isSameAs(Consignment other) {
        return message.equals(other.message) && part == other.part;
    }

    boolean isInDoubt() {
        return doubt != null;
    }
}
