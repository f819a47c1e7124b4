package dev.passerelle.conversation;

import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of conversations: whoever appends, locks the conversation first and says so afterwards. */
@ApplicationScoped
class Ledger {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Works works;

    @Inject
    Commits commits;

    @Inject
    Event<ConversationChanged> changed;

    @Inject
    Event<DeliveryChanged> delivered;

    @Inject
    Event<DeliveryFailed> failed;

    /** The conversation of the bot in force, nobody else changing it until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    Optional<Conversation> locked(String id) {
        return Optional.ofNullable(store.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Transactional
    Optional<Conversation> find(String id) {
        return Optional.ofNullable(store.find(Conversation.class, id));
    }

    /** A visitor's conversations, oldest first. */
    @Transactional
    List<String> ofVisitor(String visitor) {
        return store.createQuery(
                        "select c.id from Conversation c where c.visitorId = :visitor order by c.id", String.class)
                .setParameter("visitor", visitor)
                .getResultList();
    }

    @Transactional(TxType.MANDATORY)
    void start(Conversation conversation) {
        store.persist(conversation);
        store.flush();
        works.request(Observation.KIND, conversation.id());
    }

    /** Stores a text for the operator together with the work of delivering it. */
    @Transactional(TxType.MANDATORY)
    Message send(Conversation conversation, Message message) {
        append(conversation, message);
        works.request(Dispatcher.KIND, conversation.id());
        return message;
    }

    @Transactional(TxType.MANDATORY)
    Message append(Conversation conversation, Message message) {
        store.persist(message);
        commits.noteOwn();
        changed.fire(new ConversationChanged(Tenant.current(), conversation.id()));
        return message;
    }

    @Transactional(TxType.MANDATORY)
    void statusChanged(Conversation conversation) {
        append(conversation, Message.ofStatus(conversation, clock.instant()));
    }

    /**
     * Ends a conversation, once.
     *
     * @param farewell what the operator is told, when it was not the operator's side that ended it; then the visitor is
     *     disconnected in Genesys too
     */
    @Transactional(TxType.MANDATORY)
    void end(Conversation conversation, Conversation.EndReason reason, Optional<String> farewell) {
        if (!conversation.end(reason, clock.instant())) {
            return;
        }
        Sentences.at(reason).ifPresent(sentence -> tell(conversation, sentence));
        statusChanged(conversation);
        works.withdraw(Observation.KIND, conversation.id());
        works.withdraw(Repair.KIND, conversation.id());
        farewell.ifPresent(text -> {
            conversation.owesFarewell();
            send(conversation, Message.toOperator(conversation, Message.Author.SYSTEM, text, clock.instant()));
        });
    }

    /** Tells the visitor something in the name of the bot. */
    @Transactional(TxType.MANDATORY)
    void tell(Conversation conversation, Sentences sentence) {
        var words = sentence.in(conversation.locale());
        append(conversation, Message.fromSystem(conversation, words, clock.instant()));
    }

    /** Takes the visitor out of Genesys without another word. */
    @Transactional(TxType.MANDATORY)
    void takeLeave(Conversation conversation) {
        conversation.owesFarewell();
        works.request(Dispatcher.KIND, conversation.id());
    }

    /** Says so to those who see the text; the transcript and the like are nobody's to see. */
    @Transactional(TxType.MANDATORY)
    void deliveryChanged(Message message) {
        // What the server itself adds for the operator, nobody was promised.
        if (message.delivery() == Message.Delivery.FAILED && message.author() != Message.Author.SYSTEM) {
            failed.fire(new DeliveryFailed(message.conversation(), message.id(), message.reason()));
        }
        if (message.seq() == null) {
            return;
        }
        delivered.fire(new DeliveryChanged(message.conversation(), message.id(), message.delivery()));
    }

    @Transactional(TxType.MANDATORY)
    void store(Object row) {
        store.persist(row);
    }

    /** The oldest text of a conversation that the operator does not have yet. */
    @Transactional
    Optional<Message> nextForOperator(String conversation) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.delivery = :pending"
                                + " order by m.position",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("pending", Message.Delivery.PENDING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The buttons that a visitor had not answered yet when saying something. */
    @Transactional(TxType.MANDATORY)
    Optional<Message> offerBefore(Message said) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.seq < :seq"
                                + " and (m.author = :visitor or m.quickReplies is not null) order by m.seq desc",
                        Message.class)
                .setParameter("conversation", said.conversation())
                .setParameter("seq", said.seq())
                .setParameter("visitor", Message.Author.VISITOR)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(found -> found.quickReplies() != null);
    }

    /** Whether anything of a conversation has reached Genesys. */
    @Transactional
    boolean hasReachedGenesys(String conversation) {
        return store.createQuery(
                                "select count(m) from Message m where m.conversation = :conversation and m.partsSent > 0",
                                Long.class)
                        .setParameter("conversation", conversation)
                        .getSingleResult()
                > 0;
    }

    /** Whether anything of a conversation may have reached Genesys, even if nobody knows. */
    @Transactional(TxType.MANDATORY)
    boolean mayHaveReachedGenesys(String conversation) {
        return store.createQuery(
                                "select count(m) from Message m where m.conversation = :conversation"
                                        + " and (m.partsSent > 0 or m.maybeTaken = true)",
                                Long.class)
                        .setParameter("conversation", conversation)
                        .getSingleResult()
                > 0;
    }

    /** Genesys' ids of all that it has accepted in a conversation; null among them for one that it did not name. */
    @Transactional
    List<String> acceptedIds(String conversation) {
        return store.createQuery(
                        "select a.externalId from DeliveryAttempt a, Message m where a.message = m.id"
                                + " and m.conversation = :conversation and a.outcome = :accepted",
                        String.class)
                .setParameter("conversation", conversation)
                .setParameter("accepted", DeliveryAttempt.Outcome.ACCEPTED)
                .getResultList();
    }

    /** Whether a name that Genesys shows is one that a conversation's text was sent under. */
    @Transactional
    boolean isOurs(String conversation, String name) {
        var id = name.replaceFirst("-\\d+$", "");
        return Optional.ofNullable(store.find(Message.class, id))
                .filter(message -> message.conversation().equals(conversation))
                .isPresent();
    }

    /** Whether another part of a conversation was ever sent without an answer that says what became of it. */
    @Transactional
    boolean hasOtherDoubts(String conversation, String message, int part) {
        return store.createQuery(
                                "select count(a) from DeliveryAttempt a, Message m where a.message = m.id"
                                        + " and m.conversation = :conversation and a.outcome = :uncertain"
                                        + " and (m.id <> :message or a.part <> :part)",
                                Long.class)
                        .setParameter("conversation", conversation)
                        .setParameter("uncertain", DeliveryAttempt.Outcome.UNCERTAIN)
                        .setParameter("message", message)
                        .setParameter("part", part + 1)
                        .getSingleResult()
                > 0;
    }

    @Transactional(TxType.MANDATORY)
    List<Message> pending(String conversation) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.delivery = :pending"
                                + " order by m.position",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("pending", Message.Delivery.PENDING)
                .getResultList();
    }

    @Transactional(TxType.MANDATORY)
    Optional<Message> message(String id) {
        return Optional.ofNullable(store.find(Message.class, id));
    }

    @Transactional
    Optional<Message> byClientId(String conversation, String clientMessageId) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation"
                                + " and m.clientMessageId = :clientMessageId",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("clientMessageId", clientMessageId)
                .getResultStream()
                .findFirst();
    }

    /** The text that Genesys knows by that id: the last try that it accepted. */
    @Transactional(TxType.MANDATORY)
    Optional<Message> acceptedAs(String externalId) {
        return store.createQuery(
                        "select m from Message m, DeliveryAttempt a where a.message = m.id and a.externalId = :externalId",
                        Message.class)
                .setParameter("externalId", externalId)
                .getResultStream()
                .findFirst();
    }

    /** Gives a name to what an operator said, or changed, before the name was known. */
    @Transactional(TxType.MANDATORY)
    void nameOperator(Conversation conversation) {
        store.createQuery("update Message m set m.operatorName = :name where m.conversation = :conversation"
                        + " and (m.author = :operator or m.status = :active) and m.operatorName is null")
                .setParameter("name", conversation.operatorName())
                .setParameter("conversation", conversation.id())
                .setParameter("operator", Message.Author.OPERATOR)
                .setParameter("active", Conversation.Status.ACTIVE)
                .executeUpdate();
        changed.fire(new ConversationChanged(Tenant.current(), conversation.id()));
    }

    /** What Genesys' side has said in a conversation, as far as it is stored: Genesys' ids, and who said it ("" if unknown). */
    @Transactional
    Map<String, String> heard(String conversation) {
        return store.createQuery(
                        "select m.externalId, m.operatorName from Message m where m.conversation = :conversation"
                                + " and m.externalId is not null",
                        Object[].class)
                .setParameter("conversation", conversation)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> row[1] == null ? "" : (String) row[1]));
    }

    /** Says who said something. */
    @Transactional
    void nameSpeaker(String conversation, String externalId, String operator) {
        store.createQuery("update Message m set m.operatorName = :name where m.conversation = :conversation"
                        + " and m.externalId = :externalId and m.author = :operator")
                .setParameter("name", operator)
                .setParameter("conversation", conversation)
                .setParameter("externalId", externalId)
                .setParameter("operator", Message.Author.OPERATOR)
                .executeUpdate();
    }

    /** An id under which Genesys has accepted something for a conversation. */
    @Transactional
    Optional<String> anyAcceptedAs(String conversation) {
        return store.createQuery(
                        "select a.externalId from DeliveryAttempt a, Message m where a.message = m.id"
                                + " and m.conversation = :conversation and a.externalId is not null",
                        String.class)
                .setParameter("conversation", conversation)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Transactional
    long openCount() {
        // By what it is and not by what it is not: the ended ones are many.
        return store.createQuery("select count(c) from Conversation c where c.status in :open", Long.class)
                .setParameter("open", List.of(Conversation.Status.WAITING, Conversation.Status.ACTIVE))
                .getSingleResult();
    }
}
