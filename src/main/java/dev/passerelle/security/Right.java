package dev.passerelle.security;

import dev.passerelle.security.RoleGrant.Role;

/** What can be done with a bot, and the least role that it takes. */
public enum Right {
    /** Its settings, figures and lists; not what was said in its conversations. */
    SEE(Role.READER),
    /** Changes what the bot says and is about: skills, sentences, knowledge. */
    EDIT_CONTENTS(Role.EDITOR),
    READ_TEXTS(Role.ADMINISTRATOR),
    CONFIGURE(Role.ADMINISTRATOR);

    private final Role least;

    Right(Role least) {
        this.least = least;
    }

    boolean isOf(Role role) {
        return role.compareTo(least) >= 0;
    }
}
