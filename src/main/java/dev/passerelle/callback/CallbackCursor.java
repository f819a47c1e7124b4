package dev.passerelle.callback;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;

/** How much of a conversation its bot has been told, and how the next event is doing. */
@Entity
@Table(name = "callback_cursor")
public class CallbackCursor {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "conversation_id")
    private String conversation;

    private long seq;

    /** The event that was not taken, by its id; null when all is well. */
    private String failing;

    /** Its failed tries. A delivery may be told in between: that one's count is not this one's. */
    private int attempts;

    /** Whether something is left to tell and has to be taken up again when the callback works. */
    private boolean waiting;

    protected CallbackCursor() {} // for JPA

    CallbackCursor(String conversation) {
        this.id = Ids.next();
        this.conversation = conversation;
    }

    void told(String event, long upTo) {
        seq = Math.max(seq, upTo);
        if (event.equals(failing)) {
            failing = null;
            attempts = 0;
        }
        waiting = failing != null;
    }

    /** @return how often that event has failed */
    int failed(String event) {
        if (!event.equals(failing)) {
            failing = event;
            attempts = 0;
        }
        waiting = true;
        return ++attempts;
    }

    void startAgain() {
        attempts = 0;
    }

    void waits() {
        waiting = true;
    }

    String conversation() {
        return conversation;
    }

    long seq() {
        return seq;
    }
}
