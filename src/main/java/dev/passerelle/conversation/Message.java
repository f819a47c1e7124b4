package dev.passerelle.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.passerelle.problem.Json;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.TenantId;

/**
 * An entry of the ledger, or a text that goes to the operator without standing in it (then it has no {@code seq}).
 *
 * <p>Texts for the operator carry a {@link Delivery}; they leave in the order of their position.
 */
@Entity
@Table(name = "message")
public class Message {

    /** Who said it. */
    public enum Author {
        VISITOR,
        BOT,
        OPERATOR,
        SYSTEM
    }

    /** What kind of entry it is. */
    public enum Kind {
        TEXT,
        STATUS
    }

    /** How far a text has come on its way to the operator. */
    public enum Delivery {
        PENDING,
        SENT,
        DELIVERED,
        READ,
        FAILED;

        /** Receipts come twice and out of order; only what is further on counts. */
        boolean isAfter(Delivery other) {
            return this != other && other != FAILED && ordinal() > other.ordinal();
        }
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "conversation_id")
    private String conversation;

    private Long seq;

    private long position;

    @Enumerated(EnumType.STRING)
    private Author author;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String text;

    @Column(name = "operator_name")
    private String operatorName;

    @Enumerated(EnumType.STRING)
    private Conversation.Status status;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private Conversation.EndReason endReason;

    /** JSON of the buttons that come with the text. */
    @Column(name = "quick_replies")
    private String quickReplies;

    @Column(name = "client_message_id")
    private String clientMessageId;

    @Column(name = "integration_id")
    private String integration;

    @Column(name = "external_id")
    private String externalId;

    @Enumerated(EnumType.STRING)
    private Delivery delivery;

    private String reason;

    /** What a bot that is called back was told of the delivery; written by {@link BotEvents} alone. */
    @Enumerated(EnumType.STRING)
    @Column(name = "delivery_told", updatable = false)
    private Delivery deliveryTold;

    /** Messages in Genesys that this text has become so far: a long one is cut, and a restart goes on where it stopped. */
    @Column(name = "parts_sent")
    private int partsSent;

    /** Whether the part in hand was sent before without an answer that says what became of it. */
    @Column(name = "maybe_taken")
    private boolean maybeTaken;

    /** How often the part in hand was sent and nothing came back. */
    private int unanswered;

    private boolean repaired;

    private Instant at;

    @Column(name = "stored_at")
    private Instant storedAt;

    protected Message() {} // for JPA

    private Message(Conversation conversation, Author author, Kind kind, Instant now) {
        this.id = Ids.next();
        this.conversation = conversation.id();
        this.position = conversation.nextPosition();
        this.author = author;
        this.kind = kind;
        this.at = now;
        this.storedAt = now;
    }

    /** The visitor's own words. */
    static Message fromVisitor(Conversation conversation, String text, String clientMessageId, Instant now) {
        var message = toOperator(conversation, Author.VISITOR, text, now);
        message.seq = conversation.nextSeq();
        message.clientMessageId = clientMessageId;
        return message;
    }

    /** A text for the operator only: the transcript, the bot's announcement, the farewell. */
    static Message toOperator(Conversation conversation, Author author, String text, Instant now) {
        var message = new Message(conversation, author, Kind.TEXT, now);
        message.text = text;
        message.at = conversation.nextSentAt(now, Texts.parts(text).size());
        message.delivery = Delivery.PENDING;
        return message;
    }

    /** A change of status, as an entry of its own. */
    static Message ofStatus(Conversation conversation, Instant now) {
        var message = new Message(conversation, Author.SYSTEM, Kind.STATUS, now);
        message.seq = conversation.nextSeq();
        message.status = conversation.status();
        message.endReason = conversation.endReason();
        message.operatorName = conversation.operatorName();
        return message;
    }

    /** What we tell the visitor ourselves. */
    static Message fromSystem(Conversation conversation, String text, Instant now) {
        var message = new Message(conversation, Author.SYSTEM, Kind.TEXT, now);
        message.seq = conversation.nextSeq();
        message.text = text;
        return message;
    }

    /** What Genesys brought. */
    static Message toVisitor(Conversation conversation, Arrival arrival, Instant now) {
        var message = new Message(conversation, arrival.author(), Kind.TEXT, now);
        message.seq = conversation.nextSeq();
        message.text = arrival.text();
        message.integration = arrival.integration();
        message.externalId = arrival.externalId();
        message.quickReplies = arrival.quickRepliesAsJson();
        message.operatorName = arrival.author() == Author.OPERATOR ? conversation.operatorName() : null;
        message.at = arrival.at() == null ? now : arrival.at();
        message.repaired = arrival.repaired();
        return message;
    }

    /** The part in hand is about to be sent: from now on Genesys may have it. */
    void begins() {
        maybeTaken = true;
        unanswered++;
    }

    /** Genesys answered, but not so that one knows whether it has the part. */
    void answeredVaguely() {
        unanswered--;
    }

    /** The try was in vain for certain. @param earlierMaybeTaken whether one before it is still in doubt */
    void notTaken(boolean earlierMaybeTaken) {
        maybeTaken = earlierMaybeTaken;
        unanswered--;
    }

    /** Genesys does not have the part, whatever was tried. */
    void certainlyNotTaken() {
        maybeTaken = false;
        unanswered = 0;
    }

    void partSent(int parts) {
        certainlyNotTaken();
        partsSent++;
        if (partsSent == parts) {
            delivery = Delivery.SENT;
        }
    }

    /** Given up. What is in doubt stays so, for whoever tries again. */
    void failed(Undelivered why) {
        delivery = Delivery.FAILED;
        reason = why.name();
        unanswered = 0;
    }

    /** Goes once more, behind everything else; what Genesys has of it already is not sent again. */
    void again(Conversation conversation, Instant now) {
        position = conversation.nextPosition();
        at = conversation.nextSentAt(now, Texts.parts(text).size());
        delivery = Delivery.PENDING;
        reason = null;
    }

    /** @return whether this is news */
    boolean confirmed(Delivery state, String why) {
        if (delivery == null || !state.isAfter(delivery)) {
            return false;
        }
        delivery = state;
        reason = why;
        return true;
    }

    public String id() {
        return id;
    }

    String conversation() {
        return conversation;
    }

    String integration() {
        return integration;
    }

    Instant storedAt() {
        return storedAt;
    }

    public Long seq() {
        return seq;
    }

    long position() {
        return position;
    }

    public Author author() {
        return author;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    public String operatorName() {
        return operatorName;
    }

    public Conversation.Status status() {
        return status;
    }

    public Conversation.EndReason endReason() {
        return endReason;
    }

    String quickReplies() {
        return quickReplies;
    }

    /** The button of this message that says or sends these words. */
    Optional<Arrival.QuickReply> button(String words) {
        var said = words.strip();
        List<Arrival.QuickReply> offered = Json.read(quickReplies, new TypeReference<>() {});
        return offered.stream()
                .filter(reply -> reply.text().strip().equalsIgnoreCase(said)
                        || reply.payload().equals(said))
                .findFirst();
    }

    String externalId() {
        return externalId;
    }

    public String clientMessageId() {
        return clientMessageId;
    }

    public Delivery delivery() {
        return delivery;
    }

    String reason() {
        return reason;
    }

    int partsSent() {
        return partsSent;
    }

    boolean isMaybeTaken() {
        return maybeTaken;
    }

    int unanswered() {
        return unanswered;
    }

    public boolean isRepaired() {
        return repaired;
    }

    public Instant at() {
        return at;
    }
}
