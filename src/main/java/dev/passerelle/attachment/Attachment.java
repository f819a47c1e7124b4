package dev.passerelle.attachment;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A file that came with a message, from either side. The bytes are in the data directory under the row's id. */
@Entity
@Table(name = "attachment")
public class Attachment {

    /** The kind of work that fetches an awaited file; whoever stores one asks for it in the same transaction. */
    public static final String FETCH = "FETCH";

    /** What has become of the bytes. */
    public enum State {
        /** An operator sent it, and it is still to be fetched from Genesys. */
        AWAITED,
        STORED,
        /** It was not to be had, or not to be kept. */
        LOST
    }

    /** The message that a file belongs to, and its place among the files of that message. */
    public record Place(String conversation, String message, int position) {}

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    @Column(name = "message_id")
    private String message;

    @Column(name = "conversation_id")
    private String conversation;

    private String filename;

    @Column(name = "media_type")
    private String mediaType;

    private Long size;

    /** Where Genesys keeps the bytes. Never shown to a visitor. */
    private String source;

    private int position;

    @Enumerated(EnumType.STRING)
    private State state;

    /** Of what a visitor sent, before anything was taken out of it: tells a repetition from another file. */
    private String sha256;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    protected Attachment() {} // for JPA

    private Attachment(String id, Place place, State state, Instant now) {
        this.id = id;
        this.message = place.message();
        this.conversation = place.conversation();
        this.position = place.position();
        this.state = state;
        this.arrivedAt = now;
    }

    /** A file of an operator, still at Genesys: name, type and size are what Genesys says, if it does. */
    public static Attachment awaited(Place place, Offer offer, Instant now) {
        var attachment = new Attachment(Ids.next(), place, offer.source() == null ? State.LOST : State.AWAITED, now);
        attachment.filename = Filename.clean(offer.filename());
        attachment.mediaType = offer.mediaType();
        attachment.size = offer.size();
        attachment.source = offer.source();
        return attachment;
    }

    /** A file of a visitor, on disk under its id. */
    static Attachment sent(Place place, Kept kept, Instant now) {
        var attachment = new Attachment(kept.id(), place, State.STORED, now);
        attachment.filename = kept.filename();
        attachment.mediaType = kept.mediaType();
        attachment.size = kept.size();
        attachment.sha256 = kept.sha256();
        return attachment;
    }

    void fetched(String trueName, String trueType, long trueSize) {
        filename = trueName;
        mediaType = trueType;
        size = trueSize;
        state = State.STORED;
    }

    /** @return whether it is no longer awaited */
    boolean lostIfOlderThan(Instant moment) {
        if (state == State.AWAITED && !arrivedAt.isAfter(moment)) {
            state = State.LOST;
        }
        return state != State.AWAITED;
    }

    public String id() {
        return id;
    }

    public String message() {
        return message;
    }

    public String conversation() {
        return conversation;
    }

    public String filename() {
        return filename;
    }

    public String mediaType() {
        return mediaType;
    }

    public Long size() {
        return size;
    }

    public State state() {
        return state;
    }

    public String source() {
        return source;
    }

    public String sha256() {
        return sha256;
    }

    /** A picture is shown where it is; anything else is for saving. */
    String disposition() {
        return Filename.disposition(Content.isPicture(mediaType) ? "inline" : "attachment", filename);
    }

    public int position() {
        return position;
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }
}
