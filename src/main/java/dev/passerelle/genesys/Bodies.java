package dev.passerelle.genesys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.passerelle.problem.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is sent to Genesys, byte for byte. Absent fields are left out. */
final class Bodies {

    /** Genesys wants three fraction digits, always. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Bodies() {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Integration(
            String name,
            String outboundNotificationWebhookUrl,
            String outboundNotificationWebhookSignatureSecretToken,
            Map<String, String> webhookHeaders,
            Reference messagingSetting,
            Reference supportedContent) {

        @Override
        public String toString() {
            return "Integration[" + name + "]";
        }
    }

    private record Reference(String id) {

        static Reference orNull(String id) {
            return id == null ? null : new Reference(id);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record From(String id, String idType, String nickname, String firstName, String lastName, String email) {

        static From of(Sender sender) {
            return new From(
                    sender.id(), "Opaque", sender.nickname(), sender.firstName(), sender.lastName(), sender.email());
        }
    }

    private record To(String id) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Channel(String messageId, From from, To to, String time, ChannelMetadata metadata) {}

    /** Attributes belong here: at the top level of the body they are a 400 without details. */
    private record ChannelMetadata(Map<String, String> customAttributes) {

        static ChannelMetadata orNull(Map<String, String> attributes) {
            return attributes == null || attributes.isEmpty()
                    ? null
                    : new ChannelMetadata(Attributes.fitting(attributes));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Message(Channel channel, String text, List<Content> content) {}

    private record Content(String contentType, Attachment attachment) {

        static List<Content> of(InboundMessage.File file) {
            return file == null ? null : List.of(new Content("Attachment", Attachment.of(file)));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Attachment(String id, String mediaType, String url, String mime, String filename) {

        static Attachment of(InboundMessage.File file) {
            return new Attachment(file.id(), mediaType(file.mime()), file.url(), file.mime(), file.filename());
        }

        private static String mediaType(String mime) {
            return switch (mime.substring(0, Math.max(0, mime.indexOf('/')))) {
                case "image" -> "Image";
                case "video" -> "Video";
                case "audio" -> "Audio";
                default -> "File";
            };
        }
    }

    private record Events(Channel channel, List<Event> events) {}

    private record Event(String eventType) {}

    private record Receipt(
            String id,
            Channel channel,
            String status,
            @JsonProperty("isFinalReceipt") boolean isFinalReceipt) {}

    private record StructuredResponse(Channel channel, ButtonResponse buttonResponse, String originatingMessageId) {}

    private record ButtonResponse(String type, String text, String payload) {}

    private record ParticipantState(String state) {}

    private record Observations(Filter filter, List<String> metrics) {}

    private record Filter(String type, List<Dimension> predicates) {}

    private record Dimension(String type, String dimension, String operator, String value) {}

    static byte[] integration(IntegrationRequest wanted) {
        return bytes(new Integration(
                wanted.name(),
                wanted.webhookUrl(),
                wanted.secret(),
                wanted.webhookHeaders(),
                Reference.orNull(wanted.messagingSetting()),
                Reference.orNull(wanted.supportedContent())));
    }

    static byte[] message(InboundMessage said) {
        var metadata = said.first() ? ChannelMetadata.orNull(said.attributes()) : null;
        var from = From.of(said.sender());
        var channel = new Channel(said.messageId(), from, null, TIME.format(said.time()), metadata);
        return bytes(new Message(channel, said.text(), Content.of(said.file())));
    }

    static byte[] typing(String visitor, Instant time) {
        var channel = new Channel(null, From.of(Sender.of(visitor)), null, TIME.format(time), null);
        return bytes(new Events(channel, List.of(new Event("Typing"))));
    }

    static byte[] delivered(String visitor, String messageId, Instant time) {
        var channel = new Channel(null, null, new To(visitor), TIME.format(time), null);
        return bytes(new Receipt(messageId, channel, "Delivered", true));
    }

    static byte[] quickReply(QuickReply reply) {
        var channel = new Channel(reply.messageId(), From.of(reply.sender()), null, TIME.format(reply.time()), null);
        var button = new ButtonResponse("QuickReply", reply.text(), reply.payload());
        return bytes(new StructuredResponse(channel, button, reply.originatingMessageId()));
    }

    static byte[] disconnected() {
        return bytes(new ParticipantState("disconnected"));
    }

    /** By queue alone: asked by medium too, Genesys may leave out the operators. */
    static byte[] observations(Collection<String> queueIds) {
        var byQueue = queueIds.stream()
                .map(id -> new Dimension("dimension", "queueId", "matches", id))
                .toList();
        return bytes(new Observations(new Filter("or", byQueue), List.of("oOnQueueUsers", "oWaiting")));
    }

    private static byte[] bytes(Object body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }
}
