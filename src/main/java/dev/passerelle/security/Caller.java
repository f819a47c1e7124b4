package dev.passerelle.security;

import jakarta.security.enterprise.CallerPrincipal;

/** Who calls an API: the bot, or the visitor of one conversation. */
public final class Caller extends CallerPrincipal {

    /** Roles, as the resources name them. */
    public static final String BOT = "bot";

    public static final String CHAT = "chat";
    public static final String ACCESS = "access";
    public static final String PLATFORM = "platform";
    public static final String ADMINISTRATOR = "administrator";

    private static final long serialVersionUID = 1L;

    private final String conversation;

    private Caller(String name, String conversation) {
        super(name);
        this.conversation = conversation;
    }

    static Caller bot(String bot) {
        return new Caller("bot " + bot, null);
    }

    static Caller visitor(SignedAccess.Right right) {
        return new Caller("conversation " + right.conversation(), right.conversation());
    }

    static Caller platform() {
        return new Caller("platform", null);
    }

    /** Whether this caller may touch that conversation of its bot. */
    public boolean mayUse(String id) {
        return conversation == null || conversation.equals(id);
    }
}
