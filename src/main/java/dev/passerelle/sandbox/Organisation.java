package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Genesys organisation and all that is in it. Guarded by its own monitor; see {@link Sandbox#in}. */
final class Organisation {

    static final String DEFAULT_CONTENT = "webMessagingDefault";

    /** "DYDU bot connector (Animal) [slug]": what stands in the last parentheses names the queue. */
    private static final Pattern LAST_PARENTHESES = Pattern.compile(".*\\(([^()]*)\\)[^()]*");

    /** Messages and webhooks that are kept at least; a quarter as many conversations. */
    transient int kept = 20_000;

    String id = Ids.uuid();
    String name;
    String clientId;
    String clientSecret;
    List<String> permissions;
    Terms terms = Terms.DEFAULT;
    Instant created;
    /** Where clients reach the API: attachment URLs must be on a host that they know as Genesys'. */
    String apiBase;

    Map<String, Instant> tokens = new LinkedHashMap<>();
    Map<String, Queue> queues = new LinkedHashMap<>();
    Map<String, Operator> operators = new LinkedHashMap<>();
    Map<String, Integration> integrations = new LinkedHashMap<>();
    Map<String, Conversation> conversations = new LinkedHashMap<>();
    /** Integration and visitor to the conversation that takes their words. */
    Map<String, String> threads = new LinkedHashMap<>();
    /** Message to conversation. */
    Map<String, String> messages = new LinkedHashMap<>();

    Map<String, JsonObject> messagingSettings = new LinkedHashMap<>();
    Map<String, JsonObject> supportedContents = new LinkedHashMap<>();
    Map<String, List<String>> channels = new LinkedHashMap<>();
    Map<String, Download> downloads = new LinkedHashMap<>();
    Map<String, List<Long>> waits = new LinkedHashMap<>();
    List<Posting> postings = new ArrayList<>();
    /** Every message of every conversation, oldest first: what the operators saw. */
    transient List<Message> ledger = new ArrayList<>();
    /** Integration and {@code channel.messageId} to the message: see {@link Terms#deduplicate}. */
    private transient Map<String, Message> provided = new HashMap<>();

    private transient Random random;
    private long lastSequence;

    void change(Terms changed) {
        terms = changed;
        random = null;
    }

    Permissions allowed() {
        return new Permissions(permissions);
    }

    Duration threadingWindow() {
        return Duration.ofMinutes(terms.threadingMinutes);
    }

    Optional<Integration> integration(String integrationId, Instant now) {
        return Optional.ofNullable(integrations.get(integrationId)).filter(each -> each.exists(now));
    }

    Optional<Integration> recipient(String recipientId, Instant now) {
        return completed(now)
                .filter(each -> each.recipientId.equals(recipientId))
                .findFirst();
    }

    Stream<Integration> completed(Instant now) {
        return integrations.values().stream().filter(each -> each.completed(now));
    }

    Optional<Queue> queue(String nameOrId) {
        return Optional.ofNullable(queues.get(nameOrId)).or(() -> queueNamed(nameOrId));
    }

    /** The queue that a flow leads to. */
    Optional<Queue> routed(String flowId) {
        return queues.values().stream()
                .filter(each -> each.flowId().equals(flowId))
                .findFirst();
    }

    /** The queue that an integration of this name would be routed to by hand. */
    Optional<Queue> suggested(String integrationName) {
        var matcher = LAST_PARENTHESES.matcher(integrationName);
        var named = matcher.matches() ? queueNamed(matcher.group(1).strip()) : Optional.<Queue>empty();
        return named.or(() -> queues.values().stream().findFirst());
    }

    void addQueues(List<String> names, Instant now) {
        for (String each : names) {
            if (queueNamed(each).isEmpty()) {
                var queue = Queue.named(each, now);
                queues.put(queue.id(), queue);
            }
        }
    }

    Operator operator(String operatorName) {
        return operators.computeIfAbsent(operatorName, Operator::named);
    }

    Stream<Operator> onQueue(String queueId) {
        return operators.values().stream().filter(each -> each.onQueue(queueId));
    }

    boolean busy(Operator operator) {
        return live().anyMatch(each -> each.mine(operator));
    }

    Stream<Conversation> live() {
        return conversations.values().stream().filter(Conversation::live);
    }

    long waiting(String queueId) {
        return live().flatMap(each -> each.waiting().stream())
                .filter(each -> queueId.equals(each.queueId))
                .count();
    }

    /** What a client that sends it again would be taken to repeat. */
    Optional<Message> provided(String integrationId, String providerMessageId) {
        return Optional.ofNullable(provided.get(key(integrationId, providerMessageId)));
    }

    Optional<Conversation> conversationOf(String messageId) {
        return Optional.ofNullable(messages.get(messageId)).map(conversations::get);
    }

    Optional<Message> message(String messageId) {
        return conversationOf(messageId).map(each -> each.messages.get(messageId));
    }

    void keep(Conversation conversation, Message message) {
        message.seq = ++lastSequence;
        conversation.add(message);
        index(conversation, message);
        messages.put(message.id, conversation.id);
        conversation.participant(message.participantId).ifPresent(each -> each.messageIds.add(message.id));
    }

    void keep(Posting posting) {
        postings.add(posting);
        shorten(postings);
    }

    Stream<Message> ledgerAfter(long seq) {
        int low = 0;
        int high = ledger.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ledger.get(middle).seq <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ledger.subList(low, ledger.size()).stream();
    }

    /** Chance, the same again when the terms name a seed. */
    Random random() {
        if (random == null) {
            random = terms.seed == null ? new Random() : new Random(terms.seed);
        }
        return random;
    }

    /** After the state was read from disk. */
    void index() {
        conversations.values().forEach(each -> each.messages.values().forEach(message -> index(each, message)));
        var byMessage = new HashMap<String, Posting>();
        postings.forEach(each -> byMessage.putIfAbsent(each.messageId, each));
        ledger.forEach(each -> each.posting = byMessage.get(each.id));
        ledger.sort(Comparator.comparingLong(each -> each.seq));
    }

    private void index(Conversation conversation, Message message) {
        ledger.add(message);
        shorten(ledger);
        if (message.inbound && message.providerMessageId != null) {
            provided.putIfAbsent(key(conversation.integrationId, message.providerMessageId), message);
        }
    }

    /** By a tenth at a time: taking the first out of a long list moves all the others. */
    private void shorten(List<?> list) {
        if (list.size() > kept + kept / 10) {
            list.subList(0, kept / 10).clear();
        }
    }

    /** Old conversations go, so that a long load test does not fill the memory. */
    void keep(Conversation conversation) {
        conversations.put(conversation.id, conversation);
        threads.put(key(conversation.integrationId, conversation.customerId), conversation.id);
        if (conversations.size() > kept / 4) {
            conversations.values().stream()
                    .filter(each -> !each.live())
                    .findFirst()
                    .ifPresent(this::forget);
        }
    }

    Optional<Conversation> threaded(String integrationId, String customerId, Instant now) {
        return Optional.ofNullable(threads.get(key(integrationId, customerId)))
                .map(conversations::get)
                .filter(each -> each.threads(threadingWindow(), now));
    }

    /** Whether typing passes, in the direction {@code inbound} or {@code outbound}: by default it does not. */
    boolean passesTyping(Integration integration, String direction) {
        var setting = messagingSettings.get(integration.messagingSettingId);
        if (setting == null) {
            return terms.typingByDefault;
        }
        return "Enabled".equals(MessagingProfiles.typing(setting, direction));
    }

    void forget(Conversation old) {
        conversations.remove(old.id);
        old.messages.keySet().forEach(messages::remove);
        old.messages.values().forEach(each -> provided.remove(key(old.integrationId, each.providerMessageId), each));
        threads.remove(key(old.integrationId, old.customerId), old.id);
    }

    private Optional<Queue> queueNamed(String wanted) {
        return queues.values().stream()
                .filter(each -> lower(each.name()).equals(lower(wanted)))
                .findFirst();
    }

    private static String key(String integrationId, String itsOwn) {
        return integrationId + "|" + itsOwn;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
