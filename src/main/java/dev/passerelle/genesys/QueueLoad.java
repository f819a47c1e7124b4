package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How busy a queue is. What Genesys does not mention is zero: it leaves out metrics with nothing to report.
 *
 * @param operatorsOnQueue operators who are on queue, busy or not
 * @param waiting conversations by message that wait for an operator
 */
public record QueueLoad(int operatorsOnQueue, int waiting) {

    private static final String NO_MEDIUM = "";
    private static final String MESSAGE = "message";

    /** Operators are counted without a medium, conversations for each: a second count of the same is passed over. */
    static QueueLoad of(JsonNode answer, String queueId) {
        var groups = stream(answer.path("results"))
                .filter(group ->
                        queueId.equals(group.path("group").path("queueId").asText()))
                .toList();
        var operators = sum(groups, "oOnQueueUsers", NO_MEDIUM).or(() -> sum(groups, "oOnQueueUsers", MESSAGE));
        var waiting = sum(groups, "oWaiting", MESSAGE).or(() -> sum(groups, "oWaiting", NO_MEDIUM));
        return new QueueLoad(operators.orElse(0), waiting.orElse(0));
    }

    /** Empty when no group of that medium mentions the metric. */
    private static Optional<Integer> sum(List<JsonNode> groups, String metric, String medium) {
        return groups.stream()
                .filter(group ->
                        medium.equals(group.path("group").path("mediaType").asText(NO_MEDIUM)))
                .flatMap(group -> stream(group.path("data")))
                .filter(row -> metric.equals(row.path("metric").asText()))
                .filter(row -> !"OFF_QUEUE".equals(row.path("qualifier").asText()))
                .map(row -> row.path("stats").path("count").asInt())
                .reduce(Integer::sum);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
