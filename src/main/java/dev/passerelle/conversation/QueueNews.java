package dev.passerelle.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells a waiting visitor how the queue stands, if anybody listens and Genesys says. */
@ApplicationScoped
class QueueNews {

    @Inject
    Streams streams;

    @Inject
    QueueFigures figures;

    record Event(Integer waiting, Integer estimatedWaitSeconds) {}

    void tell(String conversation, String queueId) {
        if (queueId == null || !streams.isWatched(conversation)) {
            return;
        }
        var now = figures.of(queueId);
        if (now.waiting() != null || now.estimatedWaitSeconds() != null) {
            streams.tell(conversation, "queue", new Event(now.waiting(), now.estimatedWaitSeconds()));
        }
    }
}
