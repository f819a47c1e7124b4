package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/** Who writes, when, and what is known about them. */
record InboundChannel(
        String customerId,
        String idType,
        Conversation.Identity identity,
        Instant time,
        String messageId,
        Map<String, String> attributes) {

    static InboundChannel read(Body channel) {
        var from = channel.object("from");
        var attributes = channel.optionalObject("metadata")
                .map(each -> each.flat("customAttributes"))
                .orElse(Map.of());
        return new InboundChannel(
                from.text("id"),
                from.oneOf("idType", "OpenMessagingIdType", "Email", "Phone", "Opaque"),
                new Conversation.Identity(
                        from.optional("nickname").orElse(null),
                        from.optional("firstName").orElse(null),
                        from.optional("lastName").orElse(null),
                        from.optional("email").orElse(null)),
                channel.time("time"),
                channel.optional("messageId").orElse(null),
                attributes);
    }

    JsonObject json(Integration integration, Instant now) {
        return Wire.object(
                "id",
                integration.id,
                "platform",
                "Open",
                "type",
                "Private",
                "messageId",
                messageId,
                "to",
                Wire.object("id", integration.id),
                "from",
                Wire.object(
                        "nickname", identity.nickname(),
                        "id", customerId,
                        "idType", idType,
                        "firstName", identity.firstName(),
                        "lastName", identity.lastName(),
                        "email", identity.email()),
                "time",
                time == null ? now : time);
    }
}
