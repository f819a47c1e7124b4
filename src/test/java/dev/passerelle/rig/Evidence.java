package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * @param attempts of Genesys to bring it to us
     * @param straight whether it came at the first attempt and in its turn: Genesys keeps only those in order
     * @param answeredAt when we said 200; null when Genesys gave up, or has not come through yet
     */
    record Said(String text, Instant at, int attempts, boolean straight, Instant answeredAt) {

        static Said of(JsonNode message, boolean inTurn) {
            var delivered = message.path("webhook").asText().equals("delivered");
            int attempts = message.path("attempts").asInt();
            return new Said(
                    message.path("text").asText(),
                    Instant.parse(message.path("at").asText()),
                    attempts,
                    inTurn && delivered && attempts == 1,
                    delivered ? Instant.parse(message.path("answeredAt").asText()) : null);
        }
    }

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

    record Heard(String messageId, String text, Instant at) {

        static Heard of(JsonNode message) {
            return new Heard(
                    message.path("providerMessageId").asText(),
                    message.path("text").asText(),
                    Instant.parse(message.path("at").asText()));
        }
    }

    /** @param text null for a change of status */
    record Shown(long seq, String text) {}

    /** Where a text, or a message id, stands in each of the ledgers. */
    List<String> historyOf(String text) {
        return Stream.of(
                        saidByVisitor.stream().filter(text::equals).map(each -> "acknowledged to the visitor"),
                        saidByOperator.stream().filter(each -> text.equals(each.text())),
                        ledger.stream().filter(each -> text.equals(each.text())),
                        heard.stream().filter(each -> text.equals(each.text()) || text.equals(each.messageId())),
                        shown.stream().filter(each -> text.equals(each.text())))
                .flatMap(each -> each.map(Object::toString))
                .toList();
    }

    /** @param genesys what the sandbox holds of this conversation */
    static Evidence of(Dialogue dialogue, List<JsonNode> genesys, List<JsonNode> deadLetters) {
        var taken = new HashSet<>(dialogue.saidByOperator);
        // What is shown is read first: what comes later is in the ledger then, and is not shown too late.
        var shown = dialogue.shown();
        return new Evidence(
                dialogue.id,
                List.copyOf(dialogue.saidByVisitor),
                genesys.stream()
                        .filter(each -> each.path("direction").asText().equals("outbound"))
                        .map(each -> Said.of(each, dialogue.bot.keepsOrder()))
                        .filter(each -> taken.contains(each.text()))
                        .toList(),
                dialogue.bot.ledger(dialogue.id).stream().map(Entry::of).toList(),
                genesys.stream()
                        .filter(each -> each.path("direction").asText().equals("inbound"))
                        .map(Heard::of)
                        .toList(),
                shown,
                deadLetters.stream()
                        .filter(each -> each.path("conversationId").asText().equals(dialogue.id))
                        .map(each -> each.path("seq").asLong())
                        .collect(Collectors.toSet()));
    }
}
