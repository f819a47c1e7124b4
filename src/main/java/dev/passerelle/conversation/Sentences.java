package dev.passerelle.conversation;

import java.util.Locale;
import java.util.ResourceBundle;

/** What is said in the name of the bot around a livechat. */
enum Sentences {
    /** To the operator, when the visitor came without a word. */
    ESCALATION_START,
    /** To the operator, above what was said before. */
    TRANSCRIPT_HEADER,
    TRANSCRIPT_VISITOR,
    TRANSCRIPT_BOT,
    /** To the operator, when the visitor has gone. */
    VISITOR_LEFT,
    /** To the operator, when the visitor has been silent for too long. */
    VISITOR_SILENT,
    /** To the operator's side, when nobody took the visitor in time. */
    VISITOR_GAVE_UP;

    String in(Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        return ResourceBundle.getBundle("sentences", language).getString(name());
    }
}
