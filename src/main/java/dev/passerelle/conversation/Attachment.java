package dev.passerelle.conversation;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;

/** A file that came with a message: what it is called and where Genesys keeps it. */
@Entity
@Table(name = "attachment")
public class Attachment {

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

    protected Attachment() {} // for JPA

    Attachment(Message message, Arrival.File file, int position) {
        this.id = Ids.next();
        this.message = message.id();
        this.conversation = message.conversation();
        this.filename = file.filename();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.source = file.source();
        this.position = position;
    }

    public String id() {
        return id;
    }

    String message() {
        return message;
    }

    String conversation() {
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
}
