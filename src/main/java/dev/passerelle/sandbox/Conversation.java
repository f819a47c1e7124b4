package dev.passerelle.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation is its participants: who is connected decides what it is. There is no status of its own, just as
 * clients of the real one have to derive it.
 */
final class Conversation {

    /** Who is talking, as the product told us with its messages. */
    record Identity(String nickname, String firstName, String lastName, String email) {

        /** A later message need not say again who speaks. */
        Identity orWhatWasKnown(Identity known) {
            return known == null
                    ? this
                    : new Identity(
                            first(nickname, known.nickname),
                            first(firstName, known.firstName),
                            first(lastName, known.lastName),
                            first(email, known.email));
        }

        private static String first(String said, String known) {
            return said == null ? known : said;
        }
    }

    String id = Ids.uuid();
    String integrationId;
    String customerId;
    Identity identity;
    Instant started;
    Instant ended;
    List<Participant> participants = new ArrayList<>();
    Map<String, Message> messages = new LinkedHashMap<>();
    String lastMessageId;

    boolean live() {
        return participants.stream().anyMatch(Participant::live);
    }

    void add(Message message) {
        messages.put(message.id, message);
        lastMessageId = message.id;
    }

    Optional<Message> lastMessage() {
        return Optional.ofNullable(messages.get(lastMessageId));
    }

    String state() {
        if (!live()) {
            return "ENDED";
        }
        return agent().isPresent() ? "ACTIVE" : "WAITING";
    }

    Optional<Participant> customer() {
        return last("customer");
    }

    Optional<Participant> agent() {
        return participants.stream()
                .filter(each -> each.is("agent") && each.connected())
                .findFirst();
    }

    /** His leg, when he is connected: in a conference there are several operators. */
    Optional<Participant> agent(Operator operator) {
        return participants.stream()
                .filter(each -> each.is("agent") && each.connected() && operator.id.equals(each.userId))
                .findFirst();
    }

    Optional<Participant> waiting() {
        return participants.stream()
                .filter(each -> each.is("acd") && each.live())
                .findFirst();
    }

    Optional<Participant> participant(String participantId) {
        return participants.stream()
                .filter(each -> each.id.equals(participantId))
                .findFirst();
    }

    /** Whether words written now belong here although everybody has left. */
    boolean threads(Duration window, Instant now) {
        return live() || (ended != null && now.isBefore(ended.plus(window)));
    }

    void customerConnects(Map<String, String> attributes, String queueId, Instant now) {
        var customer = Participant.connected("customer", now);
        customer().ifPresent(before -> customer.attributes.putAll(before.attributes));
        customer.attributes.putAll(attributes);
        participants.add(customer);
        ended = null;
        if (queueId != null) {
            queued(queueId, now);
        }
    }

    void queued(String queueId, Instant now) {
        var acd = Participant.connected("acd", now);
        acd.queueId = queueId;
        participants.add(acd);
    }

    /** The operator takes the chat from the queue, or the transfer that alerts him. */
    Participant accepted(Operator operator, Instant now) {
        var acd = waiting();
        var agent = rung(operator, now);
        acd.ifPresent(each -> each.disconnect("transfer", now));
        agent.connect(now);
        return agent;
    }

    /** The queue offers the chat to one operator; it goes on waiting meanwhile. */
    Participant rung(Operator operator, Instant now) {
        return alerting(operator)
                .or(() -> waiting().map(each -> rings(operator, each.queueId, now)))
                .orElseThrow(() -> new Problem(409, "Not waiting", "Nobody waits for this operator here."));
    }

    /** The chat stays where it was; that it rang is seen by whoever reads the participants. */
    void declined(Operator operator, Instant now) {
        var agent = rung(operator, now);
        agent.disconnect("transfer.noanswer", now);
        if (waiting().isEmpty() && agent().isEmpty() && agent.queueId != null) {
            queued(agent.queueId, now);
        }
    }

    /** A second operator comes in beside the first. */
    Participant joined(Operator operator, Instant now) {
        if (mine(operator)) {
            throw new Problem(409, "Here already", "This operator is connected to the conversation.");
        }
        var queueId = agent().map(each -> each.queueId).orElse(null);
        var agent = rings(operator, queueId, now);
        agent.connect(now);
        return agent;
    }

    /** An operator goes. The last one takes the chat with him, unless the customer is left behind. */
    void left(Participant agent, String type, boolean customerStays, Instant now) {
        agent.disconnect(type, now);
        if (!offered() && !customerStays) {
            end(agent, type, now);
        }
    }

    void transferred(Queue queue, Instant now) {
        leave("transfer", now);
        queued(queue.id(), now);
    }

    void transferred(Operator operator, Instant now) {
        var queueId = agent().map(each -> each.queueId).orElse(null);
        leave("transfer", now);
        rings(operator, queueId, now);
    }

    /** Everybody leaves; who went first reads {@code client}, the others see their peer go. */
    void end(Participant first, String type, Instant now) {
        first.disconnect(type, now);
        participants.forEach(each -> each.disconnect("peer", now));
        ended = now;
    }

    void endAll(String type, Instant now) {
        participants.forEach(each -> each.disconnect(type, now));
        ended = now;
    }

    /** In a queue, or ringing at somebody's desk. */
    boolean offered() {
        return participants.stream().anyMatch(each -> each.live() && !each.is("customer"));
    }

    /** The flow that speaks by itself. It is never connected: its turn was before the queue. */
    Participant flow(Instant now) {
        return last("workflow").orElseGet(() -> {
            var flow = Participant.connected("workflow", now);
            flow.disconnect("transfer", now);
            participants.add(flow);
            return flow;
        });
    }

    boolean mine(Operator operator) {
        return agent(operator).isPresent();
    }

    boolean alerts(Operator operator) {
        return alerting(operator).isPresent();
    }

    private Optional<Participant> alerting(Operator operator) {
        return participants.stream().filter(each -> each.alerts(operator)).findFirst();
    }

    private Participant rings(Operator operator, String queueId, Instant now) {
        var agent = Participant.alerting(operator, queueId, now);
        participants.add(agent);
        return agent;
    }

    private void leave(String type, Instant now) {
        participants.stream().filter(each -> !each.is("customer")).forEach(each -> each.disconnect(type, now));
    }

    private Optional<Participant> last(String purpose) {
        return participants.stream().filter(each -> each.is(purpose)).reduce((first, second) -> second);
    }
}
