package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.genesys.ConversationState.Operator;
import dev.passerelle.genesys.ConversationState.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Who is in a conversation. Purposes and states that are not known here count as somebody else who is there. */
record Participants(List<JsonNode> all) {

    private static final Set<String> DEAD = Set.of("disconnected", "terminated");
    private static final Set<String> AT_WORK = Set.of("connected", "parked");

    static Participants of(JsonNode conversation) {
        var all = new ArrayList<JsonNode>();
        conversation.path("participants").forEach(all::add);
        return new Participants(all);
    }

    ConversationState state() {
        var customers = withPurpose("customer");
        if (customers.isEmpty()) {
            return state(Phase.UNKNOWN, null, null);
        }
        if (customers.stream().noneMatch(Participants::isLive)) {
            return state(Phase.ENDED, null, endReason(customers));
        }
        return operatorAtWork()
                .map(operator -> state(Phase.ATTENDED, operator, null))
                .orElseGet(this::withoutOperator);
    }

    /** The customers' participants that are still there. */
    List<String> liveCustomers() {
        return withPurpose("customer").stream()
                .filter(Participants::isLive)
                .map(participant -> participant.path("id").asText())
                .toList();
    }

    /** Ids of the messages of all the customer's participants, oldest first; a visitor who comes back is a new one. */
    List<String> customerMessages() {
        return withPurpose("customer").stream()
                .flatMap(customer ->
                        StreamSupport.stream(customer.path("messages").spliterator(), false))
                .filter(message -> message.hasNonNull("messageId"))
                .sorted(Comparator.comparing(
                        message -> message.path("messageTime").asText("")))
                .map(message -> message.path("messageId").asText())
                .toList();
    }

    /** A transfer counts while somebody may still come; an operator who hung up counts once nobody may. */
    private ConversationState withoutOperator() {
        var left = withPurpose("agent").stream()
                .filter(agent -> !isLive(agent))
                .map(agent -> agent.path("disconnectType").asText(""))
                .reduce((first, second) -> second);
        var somebodyComes = all.stream().anyMatch(one -> isLive(one) && !hasPurpose(one, "customer"));
        if (somebodyComes && left.filter(Participants::isTransfer).isPresent()) {
            return state(Phase.TRANSFERRING, null, null);
        }
        var abandoned = !somebodyComes && left.filter(how -> !isTransfer(how)).isPresent();
        return new ConversationState(Phase.WAITING, null, abandoned, null);
    }

    private static ConversationState state(Phase phase, Operator operator, String endReason) {
        return new ConversationState(phase, operator, false, endReason);
    }

    private Optional<Operator> operatorAtWork() {
        return withPurpose("agent").stream()
                .filter(agent -> AT_WORK.contains(stateOf(agent)))
                .reduce((first, second) -> second)
                .map(agent -> new Operator(textOf(agent.path("user").path("id")), textOf(agent.path("name"))));
    }

    private static String textOf(JsonNode field) {
        var text = field.asText("");
        return text.isBlank() ? null : text;
    }

    private List<JsonNode> withPurpose(String purpose) {
        return all.stream().filter(one -> hasPurpose(one, purpose)).toList();
    }

    private static boolean hasPurpose(JsonNode participant, String purpose) {
        return purpose.equals(participant.path("purpose").asText());
    }

    /** The state stands on the participant, or on its messages where Genesys shows the whole conversation. */
    private static String stateOf(JsonNode participant) {
        var messages = participant.path("messages");
        var inMessages = messages.path(messages.size() - 1).path("state").asText("");
        return participant.path("state").asText(inMessages);
    }

    private static boolean isLive(JsonNode participant) {
        return !DEAD.contains(stateOf(participant)) && !participant.hasNonNull("endTime");
    }

    /** {@code transfer}, {@code transfer.consult}, … */
    private static boolean isTransfer(String disconnectType) {
        return disconnectType.startsWith("transfer");
    }

    private static String endReason(List<JsonNode> customers) {
        return customers.get(customers.size() - 1).path("disconnectType").asText(null);
    }
}
