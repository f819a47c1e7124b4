package dev.passerelle.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;

/** A field of expertise of a bot's livechat. */
@Entity
@Table(name = "skill")
public class Skill {

    @Id
    private String id;

    @TenantId
    @Column(name = "bot_id")
    private String bot;

    private String name;

    private int position;

    protected Skill() {} // for JPA

    Skill(String name, int position) {
        this.id = Ids.next();
        this.name = name;
        this.position = position;
    }

    public String name() {
        return name;
    }

    void moveTo(int newPosition) {
        this.position = newPosition;
    }
}
