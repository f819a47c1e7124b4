package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.problem.Json;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;

/**
 * One handover, from the request to its end. Whoever appends to it holds a lock on its row, so that the ledger has no holes.
 *
 * <p>Its id is also its visitor's address in Genesys: a new one for each escalation, or Genesys would reopen the last one.
 */
@Entity
@Table(name = "conversation")
public class Conversation {

    /** How far a handover has come. */
    public enum Status {
        WAITING,
        ACTIVE,
        ENDED
    }

    /** Why a handover is over. */
    public enum EndReason {
        OPERATOR_ENDED,
        VISITOR_LEFT,
        INACTIVITY,
        NO_OPERATOR,
        DELIVERY_FAILED,
        ERASED
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "visitor_id")
    private String visitorId;

    private String skill;

    private String locale;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private EndReason endReason;

    @Column(name = "integration_id")
    private String integration;

    @Column(name = "genesys_conversation_id")
    private String genesysConversation;

    @Column(name = "queue_id")
    private String queueId;

    @Column(name = "queue_name")
    private String queueName;

    @Column(name = "operator_name")
    private String operatorName;

    /** JSON of the mapped identity, as it goes to Genesys with the first text. */
    private String identity;

    /** What administrators find the visitor by, as {@link ConversationSearch#folded}; null where the bot did not know it. */
    @Column(name = "visitor_email")
    private String visitorEmail;

    @Column(name = "visitor_last_name")
    private String visitorLastName;

    /** JSON of the mapped attributes, as they go to Genesys with the first text. */
    private String attributes;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "last_position")
    private long lastPosition;

    /** The time given to the last text for the operator: Genesys wants them to differ and to grow. */
    @Column(name = "last_sent_at")
    private Instant lastSentAt;

    @Column(name = "read_up_to")
    private long readUpTo;

    /** Whether the visitor still has to be disconnected in Genesys, or the operator is left with a ghost. */
    @Column(name = "farewell_due")
    private boolean farewellDue;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "active_at")
    private Instant activeAt;

    @Column(name = "last_activity_at")
    private Instant lastActivityAt;

    /** When the visitor was warned that the silence would end it. Whatever is said afterwards makes it void. */
    @Column(name = "warned_at")
    private Instant warnedAt;

    /** Since when the operator's side seems to be leaving; null while it does not. */
    @Column(name = "leaving_since")
    private Instant leavingSince;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private long version;

    protected Conversation() {} // for JPA

    /** What a handover starts with. */
    record Start(
            String visitorId,
            String skill,
            Locale locale,
            String integration,
            Queue queue,
            String identity,
            String attributes) {}

    /**
     * What changes in a conversation when something is said in it, and what decides how. The intake reads and writes this much
     * of a row and no more: whatever {@link #touched}, {@link #activate} or the counters change has to be here.
     */
    record Standing(
            String id,
            String bot,
            String integration,
            Status status,
            String operatorName,
            long lastSeq,
            long lastPosition,
            Instant lastSentAt,
            Instant activeAt,
            Instant lastActivityAt) {}

    /** A conversation of which no more is known than how it stands. It is nothing that Hibernate knows of. */
    static Conversation standing(Standing standing) {
        var conversation = new Conversation();
        conversation.id = standing.id();
        conversation.bot = standing.bot();
        conversation.integration = standing.integration();
        conversation.status = standing.status();
        conversation.operatorName = standing.operatorName();
        conversation.lastSeq = standing.lastSeq();
        conversation.lastPosition = standing.lastPosition();
        conversation.lastSentAt = standing.lastSentAt();
        conversation.activeAt = standing.activeAt();
        conversation.lastActivityAt = standing.lastActivityAt();
        return conversation;
    }

    Standing standing() {
        return new Standing(
                id,
                bot,
                integration,
                status,
                operatorName,
                lastSeq,
                lastPosition,
                lastSentAt,
                activeAt,
                lastActivityAt);
    }

    /** A Genesys queue, for information. */
    public record Queue(String id, String name) {}

    Conversation(Start start, Instant now) {
        this.id = Ids.next();
        this.visitorId = start.visitorId();
        this.skill = start.skill();
        this.locale = start.locale().toLanguageTag();
        this.integration = start.integration();
        this.queueId = start.queue() == null ? null : start.queue().id();
        this.queueName = start.queue() == null ? null : start.queue().name();
        this.identity = start.identity();
        this.visitorEmail = ConversationSearch.folded(visitor().email());
        this.visitorLastName = ConversationSearch.folded(visitor().lastName());
        this.attributes = start.attributes();
        this.status = Status.WAITING;
        this.createdAt = now;
        this.lastActivityAt = now;
        this.lastSentAt = now;
    }

    long nextSeq() {
        lastSeq++;
        return lastSeq;
    }

    long nextPosition() {
        lastPosition++;
        return lastPosition;
    }

    /**
     * Takes a time for a text to the operator, later than all before it.
     *
     * @param parts messages that the text will be cut into, one millisecond apart
     */
    Instant nextSentAt(Instant now, int parts) {
        var first = now.isAfter(lastSentAt) ? now : lastSentAt.plusMillis(1);
        lastSentAt = first.plusMillis(parts);
        return first;
    }

    void touched(Instant now) {
        lastActivityAt = now;
    }

    void readUpTo(long seq) {
        readUpTo = Math.max(readUpTo, Math.min(seq, lastSeq));
    }

    /** @return whether this is news */
    boolean activate(Instant now) {
        if (status != Status.WAITING) {
            return false;
        }
        status = Status.ACTIVE;
        activeAt = now;
        lastActivityAt = now;
        return true;
    }

    /** @return whether this is news */
    boolean end(EndReason reason, Instant now) {
        if (isEnded()) {
            return false;
        }
        status = Status.ENDED;
        endReason = reason;
        endedAt = now;
        return true;
    }

    void owesFarewell() {
        farewellDue = true;
    }

    void farewellDone() {
        farewellDue = false;
    }

    /** @return whether this is news */
    boolean servedBy(String operator) {
        if (operator == null || Objects.equals(operatorName, operator)) {
            return false;
        }
        operatorName = operator;
        return true;
    }

    /** Between two operators nobody speaks: whoever comes next has another name. */
    void servedByNobody() {
        operatorName = null;
    }

    /** @return since when */
    Instant leaves(Instant now) {
        if (leavingSince == null) {
            leavingSince = now;
        }
        return leavingSince;
    }

    void stays() {
        leavingSince = null;
    }

    void warned(Instant now) {
        warnedAt = now;
    }

    /** When the visitor was warned of the end of the present silence; null when not. */
    Instant warnedAt() {
        return warnedAt != null && warnedAt.isAfter(lastActivityAt) ? warnedAt : null;
    }

    void knownInGenesysAs(String genesysId) {
        if (genesysId != null) {
            genesysConversation = genesysId;
        }
    }

    boolean endedBefore(Instant moment) {
        return isEnded() && endedAt.isBefore(moment);
    }

    /** Whether it was Genesys' side that ended it: a text sent now would open it again. */
    boolean isOverInGenesys() {
        return endReason == EndReason.OPERATOR_ENDED;
    }

    public boolean isEnded() {
        return status == Status.ENDED;
    }

    public String id() {
        return id;
    }

    public String visitorId() {
        return visitorId;
    }

    public String skill() {
        return skill;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    public Status status() {
        return status;
    }

    public EndReason endReason() {
        return endReason;
    }

    String integration() {
        return integration;
    }

    public String genesysConversation() {
        return genesysConversation;
    }

    public Queue queue() {
        return queueId == null ? null : new Queue(queueId, queueName);
    }

    public String operatorName() {
        return operatorName;
    }

    /** Who the visitor is, each part null where the bot did not know it. */
    Connectors.Identity visitor() {
        return Json.read(identity, Connectors.Identity.class);
    }

    /** The visitor as a person would say: by name, else by e-mail, else by the bot's id. */
    public String visitorName() {
        var who = visitor();
        var name = Stream.of(who.firstName(), who.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return name;
        }
        return who.email() == null || who.email().isBlank() ? visitorId : who.email();
    }

    Map<String, String> attributes() {
        return Json.read(attributes, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }

    public long lastSeq() {
        return lastSeq;
    }

    boolean isFarewellDue() {
        return farewellDue;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant activeAt() {
        return activeAt;
    }

    Instant lastActivityAt() {
        return lastActivityAt;
    }

    Instant leavingSince() {
        return leavingSince;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
