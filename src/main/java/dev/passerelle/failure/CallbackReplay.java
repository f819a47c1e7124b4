package dev.passerelle.failure;

import dev.passerelle.callback.CallbackDispatcher;
import dev.passerelle.conversation.BotEvents;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Tells a bot once more what it did not take, each event once; what fails again is back on the list. Subject: a conversation. */
@ApplicationScoped
class CallbackReplay implements WorkHandler {

    static final String KIND = "CALLBACK_REPLAY";

    @Inject
    Steps steps;

    @Inject
    DeadLetterRows rows;

    @Inject
    BotEvents events;

    @Inject
    CallbackDispatcher callbacks;

    @Inject
    Works works;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String lane() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        for (var next = rows.nextReplay(conversation); next.isPresent(); next = rows.nextReplay(conversation)) {
            replay(next.get());
            if (!works.hold(KIND, conversation)) {
                return Outcome.DONE;
            }
        }
        return Outcome.DONE;
    }

    private void replay(DeadLetter letter) {
        var event = events.again(letter.event(), letter.message(), letter.delivery());
        // Under the id that it had: a bot that took it after all notices.
        var answer = event.flatMap(known -> callbacks.again(letter.conversation(), known.as(letter.webhookId())));
        if (answer.isPresent()) {
            steps.failedAgain(letter.id(), answer.get());
        } else {
            steps.done(letter.id());
        }
    }

    /** The steps that touch the store, one transaction each. */
    @ApplicationScoped
    static class Steps {

        @Inject
        DeadLetterRows rows;

        @Inject
        Clock clock;

        @Transactional
        void failedAgain(String id, String answer) {
            rows.locked(id).ifPresent(letter -> letter.failedAgain(answer, clock.instant()));
        }

        @Transactional
        void done(String id) {
            rows.remove(List.of(id));
        }
    }
}
