package dev.passerelle.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.List;

/** A ledger entry as the HTTP contract shows it. */
public record MessageDocument(
        Long seq,
        String id,
        Message.Author author,
        Message.Kind kind,
        String text,
        String clientMessageId,
        ConversationDocument.Operator operator,
        List<File> attachments,
        List<Arrival.QuickReply> quickReplies,
        Message.Delivery delivery,
        boolean repaired,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) Conversation.Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Conversation.EndReason endReason) {

    public record File(String id, String filename, String mediaType, Long size, String url) {}

    static MessageDocument of(Message message, List<File> files) {
        return new MessageDocument(
                message.seq(),
                message.id(),
                message.author(),
                message.kind(),
                message.text(),
                message.clientMessageId(),
                ConversationDocument.Operator.of(message.operatorName()),
                files,
                message.quickReplies() == null
                        ? List.of()
                        : Json.read(message.quickReplies(), new TypeReference<List<Arrival.QuickReply>>() {}),
                message.delivery(),
                message.isRepaired(),
                message.at(),
                message.status(),
                message.endReason());
    }
}
