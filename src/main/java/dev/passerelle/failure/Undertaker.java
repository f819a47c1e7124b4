package dev.passerelle.failure;

import dev.passerelle.callback.CallbackGivenUp;
import dev.passerelle.conversation.DeliveryFailed;
import dev.passerelle.conversation.FailedTexts;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Puts what is given up on the list, in the transaction that gives it up: nothing is lost between the two. */
@ApplicationScoped
class Undertaker {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    FailedTexts texts;

    @Inject
    Clock clock;

    void failed(@Observes DeliveryFailed text) {
        var tried = texts.tried(text.message());
        var code = Reasons.code(text.reason());
        var answer = code.equals(Reasons.NOT_DELIVERED) ? text.reason() : tried.lastAnswer();
        bury(DeadLetter.text(text.conversation(), text.message(), code, clock.instant())
                .after(tried.attempts(), answer));
    }

    void givenUp(@Observes CallbackGivenUp callback) {
        bury(DeadLetter.callback(callback.conversation(), callback.event(), clock.instant())
                .after(callback.attempts(), callback.lastAnswer()));
    }

    private void bury(DeadLetter letter) {
        if (store.find(DeadLetter.class, letter.id()) == null) {
            store.persist(letter);
        }
        Metrics.counter(
                        "passerelle.dead.letters",
                        "direction",
                        letter.direction().name())
                .increment();
    }
}
