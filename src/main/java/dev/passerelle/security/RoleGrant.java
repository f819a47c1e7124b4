package dev.passerelle.security;

import dev.passerelle.tenant.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What an administrator may do with one bot. */
@Entity
@Table(name = "role_grant")
public class RoleGrant {

    /** Rights on a bot, the least first. */
    public enum Role {
        READER,
        EDITOR,
        ADMINISTRATOR
    }

    @Id
    private String id;

    @Column(name = "administrator_id")
    private String administrator;

    @Column(name = "bot_id")
    private String bot;

    @Enumerated(EnumType.STRING)
    private Role role;

    protected RoleGrant() {} // for JPA

    RoleGrant(String administrator, String bot, Role role) {
        this.id = Ids.next();
        this.administrator = administrator;
        this.bot = bot;
        this.role = role;
    }

    boolean isOf(Administrator person) {
        return administrator.equals(person.id());
    }

    String bot() {
        return bot;
    }

    public Role role() {
        return role;
    }

    void become(Role newRole) {
        this.role = newRole;
    }
}
