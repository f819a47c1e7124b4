package dev.passerelle.callback;

import dev.passerelle.conversation.BotEvents;
import dev.passerelle.conversation.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of telling a bot that touch the store, one transaction each, none around a call. */
@ApplicationScoped
class Progress {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    BotEvents events;

    @Inject
    Event<CallbackGivenUp> givenUp;

    /** Pauses between the tries of one event. */
    @Inject
    @ConfigProperty(
            name = "passerelle.callback.schedule",
            defaultValue = "PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    String schedule;

    @Transactional
    Optional<BotEvents.Told> next(String conversation) {
        return events.next(
                conversation, find(conversation).map(CallbackCursor::seq).orElse(0L));
    }

    @Transactional
    void told(String conversation, BotEvents.Told event) {
        if (exists(conversation)) {
            moveOn(conversation, event);
        }
    }

    /** @return the pause until the next try; empty when there is none, and the next event follows */
    @Transactional
    Optional<Duration> failed(String conversation, BotEvents.Told event, String answer) {
        if (!exists(conversation)) {
            return Optional.empty();
        }
        var failures = cursor(conversation).failed(event.id());
        var pause = Schedule.parse(schedule).after(failures);
        if (pause.isEmpty()) {
            moveOn(conversation, event);
            givenUp.fire(new CallbackGivenUp(conversation, event, failures, answer));
        }
        return pause;
    }

    /** Keeps in mind that something is left to tell. */
    @Transactional
    void waits(String conversation) {
        if (exists(conversation)) {
            cursor(conversation).waits();
        }
    }

    /** It may have been erased during a call. */
    private boolean exists(String conversation) {
        return store.find(Conversation.class, conversation) != null;
    }

    private void moveOn(String conversation, BotEvents.Told event) {
        events.told(event);
        cursor(conversation).told(event.id(), event.seq());
    }

    private CallbackCursor cursor(String conversation) {
        return find(conversation).orElseGet(() -> {
            var made = new CallbackCursor(conversation);
            store.persist(made);
            return made;
        });
    }

    private Optional<CallbackCursor> find(String conversation) {
        return store.createQuery(
                        "select c from CallbackCursor c where c.conversation = :conversation", CallbackCursor.class)
                .setParameter("conversation", conversation)
                .getResultStream()
                .findFirst();
    }
}
