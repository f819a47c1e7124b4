package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one conversation: sent, stored, seen.
 *
 * @param saidByVisitor what the product has answered with 2xx, in that order
 * @param saidByOperator what Genesys has taken, in that order
 * @param heard what the operator's desk shows of the visitor
 * @param shown what the visitor's event stream has brought
 * @param deadLetters entries of the ledger that stand in the list of failures
 */
record Evidence(
        String conversation,
        List<String> saidByVisitor,
        List<Said> saidByOperator,
        List<Entry> ledger,
        List<Heard> heard,
        List<Shown> shown,
        Set<Long> deadLetters) {

    /** @param straight whether Genesys got it rid at the first attempt: only those does it keep in order */
    record Said(String text, boolean straight) {}

    record Entry(long seq, String author, String text, String delivery, boolean repaired) {

        static Entry of(JsonNode entry) {
            return new Entry(
                    entry.path("seq").asLong(),
                    entry.path("author").asText(),
                    entry.path("text").asText(null),
                    entry.path("delivery").asText(null),
                    entry.path("repaired").asBoolean());
        }
    }

    record Heard(String messageId, String text, Instant at) {}

    /** @param text null for a change of status */
    record Shown(long seq, String text) {}

    static Evidence of(Dialogue dialogue, List<JsonNode> deadLetters) {
        var attempts = dialogue.bot.webhooks(dialogue.chat).stream()
                .collect(Collectors.toMap(
                        each -> each.path("messageId").asText(),
                        each -> each.path("attempts").asInt(),
                        Integer::max));
        return new Evidence(
                dialogue.id,
                List.copyOf(dialogue.saidByVisitor),
                dialogue.saidByOperator.stream()
                        .map(each -> new Said(each.text(), straight(each, attempts)))
                        .toList(),
                dialogue.bot.ledger(dialogue.id).stream().map(Entry::of).toList(),
                dialogue.bot.heard(dialogue.chat).stream()
                        .filter(each -> each.path("author").asText().equals("visitor"))
                        .map(each -> new Heard(
                                each.path("providerMessageId").asText(),
                                each.path("text").asText(),
                                Instant.parse(each.path("at").asText())))
                        .toList(),
                dialogue.shown(),
                deadLetters.stream()
                        .filter(each -> each.path("conversationId").asText().equals(dialogue.id))
                        .map(each -> each.path("seq").asLong())
                        .collect(Collectors.toSet()));
    }

    private static boolean straight(Dialogue.Spoken spoken, Map<String, Integer> attempts) {
        return attempts.getOrDefault(spoken.messageId(), 0) == 1;
    }
}
