package dev.passerelle.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A conversation as the HTTP contract shows it. */
public record ConversationDocument(
        String id,
        Conversation.Status status,
        Conversation.EndReason endReason,
        String visitorId,
        String skill,
        Conversation.Queue queue,
        Operator operator,
        long lastSeq,
        Instant createdAt,
        Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Chat chat) {

    public record Operator(String name) {

        static Operator of(String name) {
            return name == null ? null : new Operator(name);
        }
    }

    /** What a chatbox needs to carry on by itself. */
    public record Chat(String token, String eventsUrl) {

        @Override
        public String toString() {
            return "Chat[…]";
        }
    }

    static ConversationDocument of(Conversation conversation) {
        return new ConversationDocument(
                conversation.id(),
                conversation.status(),
                conversation.endReason(),
                conversation.visitorId(),
                conversation.skill(),
                conversation.queue(),
                Operator.of(conversation.operatorName()),
                conversation.lastSeq(),
                conversation.createdAt(),
                conversation.endedAt(),
                null);
    }

    ConversationDocument with(Chat opened) {
        return new ConversationDocument(
                id, status, endReason, visitorId, skill, queue, operator, lastSeq, createdAt, endedAt, opened);
    }
}
