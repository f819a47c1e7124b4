package dev.passerelle.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.conversation.BotEvents;
import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.Locale;

/** The body of a callback, in the shape that Standard Webhooks advises. */
record Payload(String type, Instant timestamp, ObjectNode data) {

    /** @param event whose data is as in the event stream; the conversation is added, which a stream has in its address */
    static String of(String conversation, BotEvents.Told event) {
        var data = Json.STRICT.createObjectNode().put("conversationId", conversation);
        data.setAll((ObjectNode) Json.STRICT.valueToTree(event.data()));
        return Json.write(new Payload(event.type().name().toLowerCase(Locale.ROOT), event.at(), data));
    }
}
