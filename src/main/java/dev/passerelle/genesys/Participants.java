package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.genesys.ConversationState.Operator;
import dev.passerelle.genesys.ConversationState.Phase;
import dev.passerelle.genesys.ConversationState.Said;
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
    private static final Set<String> NEVER_CAME =
            Set.of("transfer.noanswer", "transfer.notavailable", "transfer.donotdisturb", "endpoint.donotdisturb");
    private static final Set<String> NOT_FOR_CUSTOMER = Set.of("", "received");

    private static final String CUSTOMER = "customer";
    private static final String AGENT = "agent";

    static Participants of(JsonNode conversation) {
        var all = new ArrayList<JsonNode>();
        conversation.path("participants").forEach(all::add);
        return new Participants(all);
    }

    ConversationState state() {
        var customers = withPurpose(CUSTOMER);
        var served = withPurpose(AGENT).stream().anyMatch(Participants::wasThere);
        var phase = phase(customers);
        var operator = phase == Phase.ATTENDED ? operatorAtWork().orElse(null) : null;
        var left = phase != Phase.ENDED && phase != Phase.UNKNOWN && operator == null && served && !somebodyComes();
        var reason = phase == Phase.ENDED && !customers.isEmpty() ? endReason(customers) : null;
        return new ConversationState(phase, operator, left, served, reason, queueInLine(), said());
    }

    private Phase phase(List<JsonNode> customers) {
        if (!all.isEmpty() && all.stream().noneMatch(Participants::isLive)) {
            return Phase.ENDED;
        }
        if (!customers.isEmpty() && customers.stream().noneMatch(Participants::isLive)) {
            return Phase.ENDED;
        }
        if (operatorAtWork().isPresent()) {
            return Phase.ATTENDED;
        }
        return customers.isEmpty() ? Phase.UNKNOWN : withoutOperator();
    }

    /** The customers' participants that are still there. */
    List<String> liveCustomers() {
        return withPurpose(CUSTOMER).stream()
                .filter(Participants::isLive)
                .map(participant -> participant.path("id").asText())
                .toList();
    }

    /** Ids of what all the customer's participants have said, oldest first; a visitor who comes back is a new one. */
    List<String> customerMessages() {
        return withPurpose(CUSTOMER).stream()
                .flatMap(customer ->
                        StreamSupport.stream(customer.path("messages").spliterator(), false))
                .filter(message -> message.hasNonNull("messageId") && !isForCustomer(message))
                .sorted(Comparator.comparing(
                        message -> message.path("messageTime").asText("")))
                .map(message -> message.path("messageId").asText())
                .toList();
    }

    /** A transfer counts while somebody may still come. */
    private Phase withoutOperator() {
        var handedOn = withPurpose(AGENT).stream()
                .filter(agent -> !isLive(agent))
                .map(agent -> agent.path("disconnectType").asText(""))
                .reduce((first, second) -> second)
                .filter(Participants::isTransfer);
        return somebodyComes() && handedOn.isPresent() ? Phase.TRANSFERRING : Phase.WAITING;
    }

    private boolean somebodyComes() {
        return all.stream().anyMatch(one -> isLive(one) && !hasPurpose(one, CUSTOMER));
    }

    private String queueInLine() {
        return withPurpose("acd").stream()
                .filter(Participants::isLive)
                .reduce((first, second) -> second)
                .map(acd -> textOf(acd.path("queue").path("id")))
                .orElse(null);
    }

    /** Customers' own words are told by their status: whatever is not "received" may have been said to them. */
    private List<Said> said() {
        var said = new ArrayList<Said>();
        for (var one : all) {
            for (var message : one.path("messages")) {
                var id = textOf(message.path("messageId"));
                if (id != null && (!hasPurpose(one, CUSTOMER) || isForCustomer(message))) {
                    var name = hasPurpose(one, AGENT) ? textOf(one.path("name")) : null;
                    said.add(new Said(
                            id, OutboundMessage.time(message.path("messageTime").asText("")), name));
                }
            }
        }
        return List.copyOf(said);
    }

    private static boolean isForCustomer(JsonNode message) {
        return !NOT_FOR_CUSTOMER.contains(message.path("messageStatus").asText(""));
    }

    /** Somebody whose desk only rang was never there. */
    private static boolean wasThere(JsonNode agent) {
        return AT_WORK.contains(stateOf(agent))
                || agent.hasNonNull("connectedTime")
                || (!isLive(agent)
                        && !NEVER_CAME.contains(agent.path("disconnectType").asText("")));
    }

    private Optional<Operator> operatorAtWork() {
        return withPurpose(AGENT).stream()
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
