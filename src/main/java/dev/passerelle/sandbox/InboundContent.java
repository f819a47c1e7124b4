package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The visitor's attachment: at most one, and dropped when the profile does not allow its type. */
record InboundContent(Organisation organisation, Integration integration) {

    List<JsonObject> read(Body body) {
        var items = body.objects("content");
        var text = body.optional("text").filter(each -> !each.isEmpty());
        if (text.isEmpty() && items.isEmpty()) {
            throw GenesysError.badRequest(
                    "should have required property 'content', should have required property '.text', should match some"
                            + " schema in anyOf");
        }
        var attachments = items.stream()
                .flatMap(each -> each.optionalObject("attachment").stream())
                .map(this::attachment)
                .toList();
        if (attachments.size() > 1) {
            throw GenesysError.badRequest("If contentType = Attachment only one item is allowed.");
        }
        return attachments.stream().filter(this::allowed).map(this::content).toList();
    }

    private JsonObject attachment(Body attachment) {
        return Wire.object(
                "id", attachment.optional("id").orElseGet(Ids::uuid),
                "mediaType", attachment.oneOf("mediaType", "MediaType", "Image", "Video", "Audio", "File", "Link"),
                "url", url(attachment.text("url")),
                "mime", attachment.text("mime"),
                "text", attachment.optional("text").orElse(null),
                "sha256", attachment.optional("sha256").orElse(null),
                "filename", attachment.optional("filename").orElse(null));
    }

    private JsonObject content(JsonObject attachment) {
        return Wire.object("contentType", "Attachment", "attachment", attachment);
    }

    private boolean allowed(JsonObject attachment) {
        return Optional.ofNullable(organisation.supportedContents.get(integration.supportedContentId))
                .filter(each -> MessagingProfiles.allows(each, "inbound", attachment.getString("mime")))
                .isPresent();
    }

    private static String url(String text) {
        try {
            if (URI.create(text).isAbsolute()) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // The same answer as for a relative one.
        }
        throw GenesysError.invalidValue(text, "URL", "absolute URLs");
    }
}
