package dev.passerelle.conversation;

import java.util.Locale;
import java.util.Optional;
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
    VISITOR_GAVE_UP,
    /** To the visitor, when the operator has ended it. */
    LIVECHAT_END,
    /** To the visitor, when nobody came. */
    NO_OPERATOR,
    /** To the visitor, a while before a silence ends the conversation. */
    INACTIVITY_WARNING,
    /** To the visitor, when a silence has ended it. */
    INACTIVITY_END,
    /** To the visitor, when nothing can be passed on any more. */
    DELIVERY_FAILED;

    /** What the visitor is told at the end; nothing when the visitor ended it, or must be forgotten. */
    static Optional<Sentences> at(Conversation.EndReason end) {
        return switch (end) {
            case OPERATOR_ENDED -> Optional.of(LIVECHAT_END);
            case NO_OPERATOR -> Optional.of(NO_OPERATOR);
            case INACTIVITY -> Optional.of(INACTIVITY_END);
            case DELIVERY_FAILED -> Optional.of(DELIVERY_FAILED);
            case VISITOR_LEFT, ERASED -> Optional.empty();
        };
    }

    String in(Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        return ResourceBundle.getBundle("sentences", language).getString(name());
    }
}
