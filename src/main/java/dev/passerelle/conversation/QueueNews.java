package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.RequestBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells a waiting visitor how the queue stands, if anybody listens and Genesys says. */
@ApplicationScoped
class QueueNews {

    @Inject
    Streams streams;

    @Inject
    QueueFigures figures;

    @Inject
    Connectors connectors;

    @Inject
    RequestBudget budget;

    record Event(Integer waiting, Integer estimatedWaitSeconds) {}

    /** @param queueId the queue that Genesys has put the visitor into; null when it does not show one */
    void tell(LifeCycle.Open open, String queueId) {
        if (!streams.isWatched(open.id()) || !budget.mayPoll()) {
            return;
        }
        var queue = queueId == null ? mapped(open) : queueId;
        if (queue == null) {
            return;
        }
        var now = figures.of(queue);
        if (now.waiting() != null || now.estimatedWaitSeconds() != null) {
            streams.tell(open.id(), "queue", new Event(now.waiting(), now.estimatedWaitSeconds()));
        }
    }

    /** The queue of the skill, which may have got one after the escalation. */
    private String mapped(LifeCycle.Open open) {
        if (open.queue() != null) {
            return open.queue().id();
        }
        return connectors
                .route(open.skill())
                .map(Connectors.Route::queue)
                .map(Connectors.QueueRef::id)
                .orElse(null);
    }
}
