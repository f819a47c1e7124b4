package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.passerelle.genesys.ConversationState.Phase;
import dev.passerelle.genesys.GenesysException.Gone;
import dev.passerelle.genesys.GenesysException.Refused;
import dev.passerelle.genesys.GenesysException.Rejected;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What can be asked of Genesys. Every method may throw {@link GenesysException}, and none belongs inside a transaction. */
public abstract class GenesysCalls {

    private static final Logger LOG = Logger.getLogger(GenesysCalls.class.getName());

    private static final int PAGE = 100;

    /** Far more than an organisation has; ends a listing that never ends. */
    private static final int MOST_PAGES = 200;

    private static final int CONFLICT = 409;

    abstract Session session();

    /** All Open Messaging integrations of the organisation. */
    public List<OpenIntegration> integrations() {
        return all("integrations", (api, token, page) -> api.integrations(token, PAGE, page)).stream()
                .map(OpenIntegration::of)
                .toList();
    }

    /** Starts to make an integration; ask again with {@link #integration} until it is complete. */
    public OpenIntegration createIntegration(IntegrationRequest wanted) {
        var body = Bodies.integration(wanted);
        return OpenIntegration.of(call("create integration", (api, token) -> api.createIntegration(token, body)));
    }

    public OpenIntegration integration(String id) {
        return OpenIntegration.of(call("integration", (api, token) -> api.integration(token, id)));
    }

    /** Changes what the request names; the name must be there in any case. */
    public OpenIntegration updateIntegration(String id, IntegrationRequest wanted) {
        var body = Bodies.integration(wanted);
        return OpenIntegration.of(call("update integration", (api, token) -> api.updateIntegration(token, id, body)));
    }

    /** One that does not exist counts as deleted. Genesys may go on showing it for some minutes. */
    public void deleteIntegration(String id) {
        try {
            session().call("delete integration", (api, token) -> api.deleteIntegration(token, id));
        } catch (Gone already) {
            LOG.fine(() -> "Integration " + id + " was gone already");
        }
    }

    /** All queues that the client may see, by name. */
    public List<Queue> queues() {
        return all("queues", (api, token, page) -> api.queues(token, PAGE, page)).stream()
                .map(queue ->
                        new Queue(queue.path("id").asText(), queue.path("name").asText()))
                .sorted(Comparator.comparing(Queue::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public QueueLoad load(String queueId) {
        return loads(Set.of(queueId)).get(queueId);
    }

    /** How busy each of these queues is, in one call. */
    public Map<String, QueueLoad> loads(Set<String> queueIds) {
        var body = Bodies.observations(queueIds);
        var answer = call("queue load", Priority.FIGURE, (api, token) -> api.observations(token, body));
        return queueIds.stream().collect(Collectors.toMap(id -> id, id -> QueueLoad.of(answer, id)));
    }

    /** Empty when Genesys has no history to tell from. */
    public OptionalInt estimatedWaitSeconds(String queueId) {
        var answer = call("estimated wait", Priority.FIGURE, (api, token) -> api.estimatedWait(token, queueId));
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> result.path("estimatedWaitTimeSeconds"))
                .filter(JsonNode::isNumber)
                .mapToInt(JsonNode::asInt)
                .findFirst();
    }

    public Accepted send(String integrationId, InboundMessage message) {
        var body = Bodies.message(message);
        var prefetch = message.first() ? Boolean.TRUE : null;
        return accepted(session().call("message", (api, token) -> api.message(token, integrationId, prefetch, body)));
    }

    public Accepted answerQuickReply(String integrationId, QuickReply reply) {
        var body = Bodies.quickReply(reply);
        return accepted(
                session().call("quick reply", (api, token) -> api.structuredResponse(token, integrationId, body)));
    }

    /** Says that the visitor is typing. There is no "stopped"; say it again every five seconds. */
    public void typing(String integrationId, String visitor) {
        var session = session();
        var body = Bodies.typing(visitor, session.clock().instant());
        session.call("typing", Priority.TYPING, (api, token) -> api.event(token, integrationId, body));
    }

    /** Says that an operator's message has reached the visitor. */
    public void receipt(String integrationId, String visitor, String messageId) {
        var session = session();
        var body = Bodies.delivered(visitor, messageId, session.clock().instant());
        var echo = session.call("receipt", Priority.RECEIPT, (api, token) -> api.receipt(token, integrationId, body));
        if ("Failed".equals(echo.jsonIfAny().path("status").asText())) {
            LOG.info(() -> "Genesys took no receipt for message " + messageId + ", " + echo);
        }
    }

    /** The conversation that a message went into, when Genesys did not say so at once. */
    public Optional<String> conversationOf(String genesysMessageId) {
        var details = call(
                "message details", Priority.STATE, (api, token) -> api.messageDetails(token, genesysMessageId, null));
        return Optional.ofNullable(details.path("conversationId").asText(null));
    }

    /** What was said to the visitor under an id; empty when it was the visitor who said it, or nothing can be shown. */
    public Optional<OutboundMessage> saidToVisitor(String genesysMessageId) {
        var details = call(
                "message details", Priority.STATE, (api, token) -> api.messageDetails(token, genesysMessageId, true));
        return "inbound".equalsIgnoreCase(details.path("direction").asText(""))
                ? Optional.empty()
                : OutboundMessage.kept(genesysMessageId, details);
    }

    /** Where a conversation stands; the operator's name is looked up when the conversation does not tell it. */
    public ConversationState conversation(String genesysConversationId) {
        var state = participants(genesysConversationId, Priority.STATE).state();
        return state.phase() == Phase.ATTENDED
                        && state.operator().name() == null
                        && state.operator().userId() != null
                ? state.named(nameOf(state.operator().userId()))
                : state;
    }

    /** Genesys' ids of what it has taken from the visitor in a conversation, oldest first. */
    public List<String> takenFromVisitor(String genesysConversationId) {
        return participants(genesysConversationId, Priority.TEXT).customerMessages();
    }

    /** Our own id of a message that Genesys has taken; empty when Genesys does not show it. */
    public Optional<String> ourIdOf(String genesysMessageId) {
        try {
            var details = call(
                    "message details",
                    Priority.TEXT,
                    (api, token) -> api.messageDetails(token, genesysMessageId, null));
            return Optional.ofNullable(details.path("providerMessageId").asText(null));
        } catch (Refused | Rejected | Gone hidden) {
            LOG.fine(() -> "Message " + genesysMessageId + " is not shown: " + hidden.answer());
            return Optional.empty();
        }
    }

    /** Takes the visitor out of a conversation; one that is over already counts as done. */
    public void disconnectCustomer(String genesysConversationId) {
        unlessOver(
                genesysConversationId,
                () -> participants(genesysConversationId, Priority.TEXT)
                        .liveCustomers()
                        .forEach(customer ->
                                unlessOver(genesysConversationId, () -> disconnect(genesysConversationId, customer))));
    }

    public Organisation organisation() {
        var info = call("token information", (api, token) -> api.tokenInfo(token));
        return new Organisation(
                info.path("organization").path("id").asText(null),
                info.path("organization").path("name").asText(null),
                info.path("OAuthClient").path("name").asText(null));
    }

    public Permissions permissions() {
        return Permissions.of(call("roles", (api, token) -> api.subject(token, true)));
    }

    /** Best effort: a name is not worth a failure. Null when Genesys does not tell. */
    String nameOf(String userId) {
        try {
            return call("user", Priority.FIGURE, (api, token) -> api.user(token, userId))
                    .path("name")
                    .asText(null);
        } catch (GenesysException unnamed) {
            LOG.fine(() -> "Operator " + userId + " stays without a name: " + unnamed.answer());
            return null;
        }
    }

    private Participants participants(String conversation, Priority priority) {
        return Participants.of(
                call("conversation", priority, (api, token) -> api.messageConversation(token, conversation)));
    }

    private void disconnect(String conversation, String participant) {
        var body = Bodies.disconnected();
        session().call("disconnect", (api, token) -> api.updateParticipant(token, conversation, participant, body));
    }

    private static void unlessOver(String conversation, Runnable order) {
        try {
            order.run();
        } catch (Gone over) {
            LOG.fine(() -> "Conversation " + conversation + " was gone already");
        } catch (Rejected refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
        }
    }

    private JsonNode call(String name, Session.Call call) {
        return call(name, Priority.TEXT, call);
    }

    private JsonNode call(String name, Priority priority, Session.Call call) {
        return session().call(name, priority, call).json();
    }

    /** Any success counts: what Genesys has taken must not be sent again because its answer is odd. */
    private static Accepted accepted(Answer answer) {
        var json = answer.jsonIfAny();
        return new Accepted(
                json.path("id").asText(null), json.path("conversationId").asText(null), answer.correlationId());
    }

    private interface PageCall {
        Response send(GenesysApi api, String authorization, int page);
    }

    private List<JsonNode> all(String name, PageCall call) {
        var session = session();
        var all = new ArrayList<JsonNode>();
        JsonNode listing = MissingNode.getInstance();
        for (int number = 1; number <= MOST_PAGES && (number == 1 || hasNext(listing, number - 1)); number++) {
            int page = number;
            listing = session.call(name, (api, token) -> call.send(api, token, page))
                    .json();
            listing.path("entities").forEach(all::add);
        }
        return all;
    }

    private static boolean hasNext(JsonNode listing, int page) {
        return !listing.path("entities").isEmpty()
                && (listing.path("pageCount").isNumber()
                        ? page < listing.path("pageCount").asInt()
                        : listing.hasNonNull("nextUri"));
    }
}
