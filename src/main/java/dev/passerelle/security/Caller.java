package dev.passerelle.security;

import dev.passerelle.problem.Problem;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls an API: the bot, the visitor of one conversation, a script with the platform token, or one with somebody's own. */
public final class Caller extends CallerPrincipal {

    /** Roles, as the resources name them. */
    public static final String BOT = "bot";

    public static final String CHAT = "chat";
    public static final String ACCESS = "access";
    public static final String PLATFORM = "platform";
    public static final String ADMINISTRATOR = "administrator";

    private static final long serialVersionUID = 1L;

    private final String conversation;
    private final boolean endsWithConversation;
    private final boolean platform;

    private Caller(String name, String conversation, boolean endsWithConversation) {
        this(name, conversation, endsWithConversation, false);
    }

    private Caller(String name, String conversation, boolean endsWithConversation, boolean platform) {
        super(name);
        this.platform = platform;
        this.conversation = conversation;
        this.endsWithConversation = endsWithConversation;
    }

    static Caller bot(String bot) {
        return new Caller("bot " + bot, null, false);
    }

    static Caller chat(SignedAccess.Right right) {
        return new Caller("chat " + right.conversation(), right.conversation(), true);
    }

    static Caller access(SignedAccess.Right right) {
        return new Caller("access " + right.conversation(), right.conversation(), false);
    }

    static Caller platform() {
        return new Caller("platform", null, false, true);
    }

    /** A script of an administrator; named as they are themselves. */
    static Caller person(String login) {
        return new Caller(login, null, false);
    }

    boolean isPlatform() {
        return platform;
    }

    /** @throws Problem 401 when nobody was authenticated for an API */
    public static Caller of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw Problem.unauthorized();
    }

    /** Whether this caller may touch that conversation of its bot. */
    public boolean mayUse(String id) {
        return conversation == null || conversation.equals(id);
    }

    /** Whether this caller's right runs out after the conversation, as a chat token's does. */
    public boolean endsWithConversation() {
        return endsWithConversation;
    }
}
