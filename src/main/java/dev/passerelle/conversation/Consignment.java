package dev.passerelle.conversation;

import dev.passerelle.genesys.InboundMessage;

/**
 * The next part of a text, ready for Genesys.
 *
 * @param message our id of the text that it is part of
 * @param integration Genesys' id of the integration that it goes through
 */
record Consignment(String message, String integration, InboundMessage content) {}
