package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * How busy a queue is. What Genesys does not mention is zero: it leaves out metrics with nothing to report.
 *
 * @param operatorsOnQueue operators who are on queue, busy or not
 * @param waiting conversations by message that wait for an operator
 */
public record QueueLoad(int operatorsOnQueue, int waiting) {

    static QueueLoad of(JsonNode answer) {
        int operators = 0;
        int waiting = 0;
        for (var group : answer.path("results")) {
            operators += countOfOperators(group.path("data"));
            if (isOfMessages(group.path("group"))) {
                waiting += count(group.path("data"), "oWaiting");
            }
        }
        return new QueueLoad(operators, waiting);
    }

    /** Conversations are counted for each medium; a group without one speaks of all. */
    private static boolean isOfMessages(JsonNode group) {
        return "message".equals(group.path("mediaType").asText("message"));
    }

    private static int countOfOperators(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .filter(row -> !"OFF_QUEUE".equals(row.path("qualifier").asText()))
                .mapToInt(row -> countOf(row, "oOnQueueUsers"))
                .sum();
    }

    private static int count(JsonNode data, String metric) {
        return StreamSupport.stream(data.spliterator(), false)
                .mapToInt(row -> countOf(row, metric))
                .sum();
    }

    private static int countOf(JsonNode row, String metric) {
        return metric.equals(row.path("metric").asText())
                ? row.path("stats").path("count").asInt()
                : 0;
    }
}
