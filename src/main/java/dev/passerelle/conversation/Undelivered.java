package dev.passerelle.conversation;

import dev.passerelle.genesys.GenesysException;
import java.util.Locale;
import java.util.ResourceBundle;

/** Why a text has not reached the operator and is not tried any more. Its name is what the message keeps as reason. */
public enum Undelivered {
    /** Genesys refuses the text as it is (400 and the like). */
    NEVER_ACCEPTED,
    /** Genesys says that it is too long (413). */
    TOO_LARGE,
    /** The integration or the conversation does not exist in Genesys (404). */
    GONE,
    /** A day of trying was in vain. */
    GAVE_UP,
    /** It was sent, Genesys never said what became of it, and there is no way to find out. */
    UNCERTAIN,
    CONVERSATION_ENDED,
    /** The integration that the conversation began with was taken away here. */
    NO_INTEGRATION;

    static Undelivered of(GenesysException why) {
        return switch (why.verdict()) {
            case GONE -> GONE;
            case TOO_LARGE -> TOO_LARGE;
            case NEVER -> NEVER_ACCEPTED;
            default -> GAVE_UP;
        };
    }

    /** In words, for an administrator. */
    public String in(Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        return ResourceBundle.getBundle("undelivered", language).getString(name());
    }
}
