package dev.passerelle.failure;

import dev.passerelle.conversation.BotEvents;
import dev.passerelle.conversation.Message;
import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A text or a callback that was given up. A text's dead letter has the text's own id. */
@Entity
@Table(name = "dead_letter")
public class DeadLetter {

    /** Where it should have gone. */
    public enum Direction {
        TO_OPERATOR,
        TO_VISITOR,
        CALLBACK
    }

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "conversation_id")
    private String conversation;

    @Column(name = "message_id")
    private String message;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private String reason;

    /** Of a callback: what it told. */
    @Enumerated(EnumType.STRING)
    private BotEvents.Type event;

    @Enumerated(EnumType.STRING)
    private Message.Delivery delivery;

    @Column(name = "webhook_id")
    private String webhookId;

    private int attempts;

    @Column(name = "last_answer")
    private String lastAnswer;

    /** Of a callback: asked for again, and not in the list until it is known what came of it. */
    private boolean replaying;

    @Column(name = "failed_at")
    private Instant failedAt;

    protected DeadLetter() {} // for JPA

    private DeadLetter(String id, Direction direction, String conversation, String message, Instant now) {
        this.id = id;
        this.direction = direction;
        this.conversation = conversation;
        this.message = message;
        this.failedAt = now;
    }

    static DeadLetter text(String conversation, String message, String reason, Instant now) {
        var letter = new DeadLetter(message, Direction.TO_OPERATOR, conversation, message, now);
        letter.reason = reason;
        return letter;
    }

    static DeadLetter callback(String conversation, BotEvents.Told event, Instant now) {
        var letter = new DeadLetter(Ids.next(), Direction.CALLBACK, conversation, event.message(), now);
        letter.reason = Reasons.CALLBACK_GIVEN_UP;
        letter.event = event.type();
        letter.delivery = event.delivery();
        letter.webhookId = event.id();
        return letter;
    }

    DeadLetter after(int tries, String answer) {
        attempts = tries;
        lastAnswer = answer;
        return this;
    }

    void replay() {
        replaying = true;
    }

    void failedAgain(String answer, Instant now) {
        replaying = false;
        attempts++;
        lastAnswer = answer;
        failedAt = now;
    }

    String id() {
        return id;
    }

    String conversation() {
        return conversation;
    }

    String message() {
        return message;
    }

    Direction direction() {
        return direction;
    }

    String reason() {
        return reason;
    }

    BotEvents.Type event() {
        return event;
    }

    Message.Delivery delivery() {
        return delivery;
    }

    String webhookId() {
        return webhookId;
    }

    int attempts() {
        return attempts;
    }

    String lastAnswer() {
        return lastAnswer;
    }

    Instant failedAt() {
        return failedAt;
    }
}
