package dev.passerelle.web;

import dev.passerelle.security.People;
import dev.passerelle.security.RoleGrant.Role;
import java.io.Serializable;

/** Somebody with a right on the bot, and the one that they are about to be given. */
public class UserRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String login;
    private final Role present;
    private final boolean disabled;
    private final boolean platform;

    private Role role;

    UserRow(People.Person person) {
        this.login = person.login();
        this.present = person.role();
        this.disabled = person.disabled();
        this.platform = person.platform();
        this.role = present;
    }

    boolean isChanged() {
        return role != present;
    }

    public String getLogin() {
        return login;
    }

    public boolean isDisabled() {
        return disabled;
    }

    public boolean isPlatform() {
        return platform;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
