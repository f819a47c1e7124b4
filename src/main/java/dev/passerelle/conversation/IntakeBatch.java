package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.conversation.Arrivals.Placed;
import dev.passerelle.conversation.Incoming.Placement;
import dev.passerelle.work.WorkBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has arrived and is written together: decides, in the order of arrival, what becomes of each, and collects the rows. */
class IntakeBatch {

    private final List<Incoming> arrived;
    private final Instant now;
    private final List<Placement> placements = new ArrayList<>();
    private final Map<String, Conversation> changed = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Attachment> files = new ArrayList<>();
    private final Set<WorkBatch.Request> work = new LinkedHashSet<>();
    private final List<Receipts.Owed> receipts = new ArrayList<>();

    IntakeBatch(List<Incoming> arrived, Instant now) {
        this.arrived = arrived;
        this.now = now;
    }

    /** An id under which something is stored once: Genesys' in its integration, or a client's in its conversation. */
    record Identity(String bot, String scope, String id) {

        static Identity of(Incoming incoming) {
            if (incoming instanceof Incoming.FromGenesys genesys) {
                return new Identity(
                        genesys.bot(),
                        genesys.arrival().integration(),
                        genesys.arrival().externalId());
            }
            var visitor = (Incoming.FromVisitor) incoming;
            return visitor.clientMessageId() == null
                    ? null
                    : new Identity(visitor.bot(), visitor.conversation(), visitor.clientMessageId());
        }
    }

    /** What the store says about those that arrived. */
    record Found(
            Map<String, Conversation> conversations,
            Set<String> lockedByOthers,
            Set<Identity> known,
            Set<String> calledBack) {

        Found(Map<String, Conversation> conversations, Set<String> lockedByOthers, Set<Identity> known) {
            this(conversations, lockedByOthers, known, Set.of());
        }
    }

    List<Incoming> arrived() {
        return arrived;
    }

    Instant now() {
        return now;
    }

    void place(Found found) {
        var known = new HashSet<>(found.known());
        for (var incoming : arrived) {
            var isLocked = found.lockedByOthers().contains(incoming.conversation());
            placements.add(
                    isLocked ? null : place(incoming, found.conversations().get(incoming.conversation()), known));
        }
        changed.values().stream()
                .filter(conversation -> found.calledBack().contains(botOf(conversation.id())))
                .forEach(conversation -> request(BotEvents.CALLBACK, conversation.id(), botOf(conversation.id())));
    }

    private Placement place(Incoming incoming, Conversation conversation, Set<Identity> known) {
        if (conversation == null || !belongs(incoming, conversation.standing())) {
            return new Placement(Placed.NO_SUCH_CONVERSATION, null);
        }
        var identity = Identity.of(incoming);
        if (known.contains(identity)) {
            return new Placement(Placed.DUPLICATE, null);
        }
        if (conversation.isEnded()) {
            return new Placement(Placed.CONVERSATION_ENDED, null);
        }
        if (identity != null) {
            known.add(identity);
        }
        changed.put(conversation.id(), conversation);
        return new Placement(Placed.STORED, append(incoming, conversation));
    }

    private static boolean belongs(Incoming incoming, Conversation.Standing standing) {
        return incoming.bot().equals(standing.bot())
                && (!(incoming instanceof Incoming.FromGenesys genesys)
                        || genesys.arrival().integration().equals(standing.integration()));
    }

    private Message append(Incoming incoming, Conversation conversation) {
        return incoming instanceof Incoming.FromGenesys genesys
                ? toVisitor(genesys, conversation)
                : toOperator((Incoming.FromVisitor) incoming, conversation);
    }

    private Message toOperator(Incoming.FromVisitor said, Conversation conversation) {
        conversation.touched(now);
        var message = Message.fromVisitor(conversation, said.text(), said.clientMessageId(), now);
        messages.add(message);
        request(Dispatcher.KIND, conversation.id(), said.bot());
        return message;
    }

    private Message toVisitor(Incoming.FromGenesys said, Conversation conversation) {
        var arrival = said.arrival();
        var fromOperator = arrival.author() == Message.Author.OPERATOR;
        if (fromOperator && conversation.activate(now)) {
            messages.add(Message.ofStatus(conversation, now));
            if (conversation.operatorName() == null) {
                // The message does not say who speaks; the conversation does. If not now, then to the usual look.
                request(Observation.KIND, conversation.id(), said.bot());
            }
        }
        conversation.touched(now);
        var message = Message.toVisitor(conversation, arrival, now);
        messages.add(message);
        addFiles(arrival, message, said.bot());
        receipts.add(
                new Receipts.Owed(said.bot(), arrival.integration(), conversation.id(), arrival.externalId(), now));
        return message;
    }

    private void addFiles(Arrival arrival, Message message, String bot) {
        for (int position = 0; position < arrival.files().size(); position++) {
            var place = new Attachment.Place(message.conversation(), message.id(), position);
            var file = Attachment.awaited(place, arrival.files().get(position), now);
            files.add(file);
            if (file.state() == Attachment.State.AWAITED) {
                request(Attachment.FETCH, file.id(), bot);
            }
        }
    }

    private void request(String kind, String subject, String bot) {
        work.add(new WorkBatch.Request(kind, subject, bot));
    }

    /** Where each went, in the order of {@link #arrived}; null for one whose conversation somebody else holds. */
    List<Placement> placements() {
        return placements;
    }

    /** The conversations in which something was said, as they stand now. */
    Collection<Conversation> changed() {
        return changed.values();
    }

    /** The bot of a conversation that has {@link #changed}. */
    String botOf(String conversation) {
        return changed.get(conversation).standing().bot();
    }

    List<Message> messages() {
        return messages;
    }

    List<Message> messagesIn(String conversation) {
        return messages.stream()
                .filter(message -> message.conversation().equals(conversation))
                .toList();
    }

    boolean hasFilesIn(String conversation) {
        return files.stream().anyMatch(file -> file.conversation().equals(conversation));
    }

    List<Attachment> files() {
        return files;
    }

    Collection<WorkBatch.Request> work() {
        return work;
    }

    List<Receipts.Owed> receipts() {
        return receipts;
    }
}
