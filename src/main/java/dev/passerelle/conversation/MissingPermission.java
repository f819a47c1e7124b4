package dev.passerelle.conversation;

import dev.passerelle.alarm.Alarm.Kind;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.genesys.GenesysException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells an administrator which permission a conversation lacks in Genesys, until it no longer lacks it. */
@ApplicationScoped
class MissingPermission {

    static final String READ_CONVERSATIONS = "conversation:communication:view";
    static final String READ_MESSAGES = "conversation:message:view";
    static final String DISCONNECT = "conversation:communication:disconnect";

    @Inject
    Alarms alarms;

    /** @param usual the permission that the call needs, in case Genesys does not name it */
    void missing(GenesysException.Refused refused, String usual) {
        alarms.raise(
                Kind.PERMISSION_MISSING, refused.permission() == null ? usual : refused.permission(), refused.answer());
    }

    /** What needs the permission has worked. */
    void there(String permission) {
        alarms.clear(Kind.PERMISSION_MISSING, permission);
    }
}
