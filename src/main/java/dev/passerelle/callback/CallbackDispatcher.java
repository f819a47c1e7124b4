package dev.passerelle.callback;

import dev.passerelle.alarm.Alarm;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.conversation.BotEvents;
import dev.passerelle.work.WorkHandler;
import dev.passerelle.work.Works;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells a bot what happened in one of its conversations, one event after another: the next waits until the one before was
 * taken, or given up.
 */
@ApplicationScoped
public class CallbackDispatcher implements WorkHandler {

    static final String KIND = BotEvents.CALLBACK;

    private static final Logger LOG = Logger.getLogger(CallbackDispatcher.class.getName());

    /** How often an event has failed is counted with the event, as its pauses are. */
    private static final int ONE_FAILURE = 1;

    @Inject
    Callbacks callbacks;

    @Inject
    Progress progress;

    @Inject
    CallbackClient client;

    @Inject
    BotEvents events;

    @Inject
    Works works;

    @Inject
    Alarms alarms;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    /** A bot that is slow to be called back must not keep its own visitors' words from the operator. */
    @Override
    public String lane() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        for (var next = progress.next(conversation); next.isPresent(); next = progress.next(conversation)) {
            var stopped = tell(conversation, next.get());
            if (stopped.isPresent()) {
                return stopped.get();
            }
            if (!works.hold(KIND, conversation)) {
                return Outcome.DONE;
            }
        }
        return Outcome.DONE;
    }

    /** @return what to do instead of going on with the next event */
    private Optional<Outcome> tell(String conversation, BotEvents.Told event) {
        var target = callbacks.target();
        if (target.isEmpty()) {
            progress.waits(conversation);
            return Optional.of(Outcome.DONE);
        }
        if (event.notBefore().isAfter(clock.instant())) {
            return Optional.of(new Outcome.NextTime(event.notBefore()));
        }
        var reply = client.post(target.get(), event, Payload.of(conversation, event));
        count(reply);
        if (reply instanceof Reply.Failed failed) {
            return failed(conversation, target.get(), event, failed.answer());
        }
        if (reply instanceof Reply.Unwanted) {
            return Optional.of(unwanted(conversation, target.get()));
        }
        callbacks.worked();
        progress.told(conversation, event);
        return Optional.empty();
    }

    private Optional<Outcome> failed(String conversation, Target target, BotEvents.Told event, String answer) {
        LOG.log(Level.FINE, "Event {0} of conversation {1} was not taken: {2}", new Object[] {
            event.id(), conversation, answer
        });
        if (callbacks.fails()) {
            disable(target, answer);
        }
        return progress.failed(conversation, event, answer)
                .map(pause -> new Outcome.Later(clock.instant().plus(pause), ONE_FAILURE));
    }

    private Outcome unwanted(String conversation, Target target) {
        disable(target, "HTTP 410");
        progress.waits(conversation);
        return Outcome.DONE;
    }

    private void disable(Target target, String answer) {
        callbacks.disable();
        alarms.raise(Alarm.Kind.CALLBACK_DISABLED, target.address().getHost(), answer);
    }

    /**
     * Tells one event once more, outside of its turn.
     *
     * @return why it was not taken; empty when it was
     */
    public Optional<String> again(String conversation, BotEvents.Told event) {
        var target = callbacks.target();
        if (target.isEmpty()) {
            return Optional.of("Not called: disabled");
        }
        var reply = client.post(target.get(), event, Payload.of(conversation, event));
        count(reply);
        if (reply instanceof Reply.Taken) {
            callbacks.worked();
            return Optional.empty();
        }
        return Optional.of(reply instanceof Reply.Failed failed ? failed.answer() : "HTTP 410");
    }

    private static void count(Reply reply) {
        var outcome = reply.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Metrics.counter("passerelle.callbacks", "outcome", outcome).increment();
    }
}
