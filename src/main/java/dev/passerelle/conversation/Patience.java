package dev.passerelle.conversation;

import dev.passerelle.tenant.Bot;
import java.time.Duration;
import java.time.Instant;

/**
 * How long visitors of a bot may wait for an operator, and be silent with one.
 *
 * @param notice between the warning and the end of a silence
 */
record Patience(Duration waiting, Duration silence, Duration notice) {

    /** Nobody needs two minutes' notice of the end of two minutes. */
    private static final int SHARE_OF_NOTICE = 5;

    /** What is due now. */
    enum Step {
        NONE,
        WARN,
        END_WAITING,
        END_SILENCE
    }

    /** @param minute how long a minute is: tests have no time */
    static Patience of(Bot bot, Duration minute, Duration longestNotice) {
        var silence = minute.multipliedBy(bot.inactivity().toMinutes());
        var share = silence.dividedBy(SHARE_OF_NOTICE);
        return new Patience(
                minute.multipliedBy(bot.waiting().toMinutes()),
                silence,
                share.compareTo(longestNotice) < 0 ? share : longestNotice);
    }

    Step due(Conversation conversation, Instant now) {
        if (conversation.isEnded() || now.isBefore(next(conversation))) {
            return Step.NONE;
        }
        if (conversation.status() == Conversation.Status.WAITING) {
            return Step.END_WAITING;
        }
        return conversation.warnedAt() == null ? Step.WARN : Step.END_SILENCE;
    }

    /** When something is due. Who was not warned in time, because we were away, still gets the notice. */
    Instant next(Conversation conversation) {
        if (conversation.status() == Conversation.Status.WAITING) {
            return conversation.createdAt().plus(waiting);
        }
        var end = conversation.lastActivityAt().plus(silence);
        var warned = conversation.warnedAt();
        if (warned == null) {
            return end.minus(notice);
        }
        return warned.plus(notice).isAfter(end) ? warned.plus(notice) : end;
    }
}
